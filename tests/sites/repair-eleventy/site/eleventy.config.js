module.exports = function (config) {
  config.addPassthroughCopy({ "src/css": "css", "src/img": "img" });
  config.addCollection("news", (api) => api.getFilteredByGlob("src/news/*.md").reverse());
  return {
    dir: { input: "src", includes: "_includes", data: "_data", output: "_site" },
    markdownTemplateEngine: "njk",
    htmlTemplateEngine: "njk",
  };
};
