export const studio = {
  name: 'Studio Halyard',
  address: 'Pier 4, Dry Dock Lane',
  phone: '+31 20 555 01 99',
  hours: '8 to 5',
  founded: 2009,
};
