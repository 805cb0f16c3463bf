import { createRouter, createWebHistory } from 'vue-router';

import InicioView from '../views/InicioView.vue';

const routes = [
  { path: '/', component: InicioView, meta: { title: 'Ajedrez en el barrio' } },
  { path: '/torneos', component: () => import('../views/TorneosView.vue'), meta: { title: 'Torneos y ligas' } },
  { path: '/socios', component: () => import('../views/SociosView.vue'), meta: { title: 'Hazte socio' } },
  { path: '/contacto', component: () => import('../views/ContactoView.vue'), meta: { title: 'Contacto' } },
];

export const router = createRouter({ history: createWebHistory(), routes });

router.afterEach((to) => {
  document.title = `${to.meta.title} | La Torre`;
});
