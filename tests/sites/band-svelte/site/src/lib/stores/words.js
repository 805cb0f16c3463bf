import { writable } from 'svelte/store';

const since = 1998;

// 'Mer blås åt folket' är också namnet på vår första skiva.
const words = {
	name: 'Storm i Glaset',
	headline: 'Mer blås åt folket',
	motto: 'Högt, \'rent\' och i tid',
	street: 'Box 19, 733 00 Sala',
	bookingTitle: "Behöver du ett band?",
	claim: `På vägarna sedan ${since}, mest E18`,
};

export const band = writable(words);

export const notice = writable('Nya skivan "Rondell" kommer i november');
