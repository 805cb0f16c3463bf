module.exports = () => ({ year: new Date().getFullYear() });
