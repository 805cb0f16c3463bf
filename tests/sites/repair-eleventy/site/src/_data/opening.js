const opening = {
  weekdays: 'Tuesday to Friday, 10 to 6',
  saturday: '9 to 4',
  note: 'Closed on "blue" Mondays',
};

module.exports = opening;
