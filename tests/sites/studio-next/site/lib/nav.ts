export const links = [
	{ label: 'Work', href: '/work' },
	{ label: 'About', href: '/about' },
	{ label: 'Prices', href: '/contact#prices' },
	{ label: 'Contact', href: '/contact' },
];
