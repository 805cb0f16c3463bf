// What we mend. 'Kettles' went in 2024: too many, too hot.
const services = [
  { title: 'Bicycles', text: 'Brakes, gears & wobbly wheels', from: 12 },
  { title: 'Radios', text: "Valves, knobs and that one crackle", from: 20 },
  { title: 'Lamps', text: 'New flex, same old charm', from: 8 },
];

module.exports = services;
