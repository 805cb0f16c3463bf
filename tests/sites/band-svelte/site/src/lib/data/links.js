export const links = [
	{ href: '/', label: 'Hem' },
	{ href: '/spelningar', label: 'Spelningar' },
	{ href: '/om', label: 'Om oss' },
	{ href: 'https://butik.example/storm', label: 'Butik' },
	{ href: '/kontakt', label: 'Kontakt' }
];
