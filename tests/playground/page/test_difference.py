"""A difference as the page shows it: files, kinds and numbers of lines."""

from bot.playground.page.difference import Line, by_file

DIFF = """\
diff --git a/css/site.css b/css/site.css
index 111..222 100644
--- a/css/site.css
+++ b/css/site.css
@@ -3,3 +3,4 @@ nav {
 same
--- gone
+++ new
+more
 same
@@ -20 +21 @@
-old
\\ No newline at end of file
+young
\\ No newline at end of file
diff --git a/old.txt b/old.txt
deleted file mode 100644
index 111..000
--- a/old.txt
+++ /dev/null
@@ -1 +0,0 @@
-bye
diff --git a/a picture.png b/a picture.png
index 111..222 100644
Binary files a/a picture.png and b/a picture.png differ
"""


def test_each_file_has_its_name_and_its_counts() -> None:
    found = [(file.path, file.added, file.gone) for file in by_file(DIFF)]
    assert found == [("css/site.css", 3, 2), ("old.txt", 0, 1), ("a picture.png", 0, 0)]


def test_each_line_has_its_numbers() -> None:
    (css, _, _) = by_file(DIFF)
    assert css.lines == (
        Line("hunk", None, None, "@@ -3,3 +3,4 @@ nav {"),
        Line("same", 3, 3, "same"),
        Line("gone", 4, None, "-- gone"),
        Line("added", None, 4, "++ new"),
        Line("added", None, 5, "more"),
        Line("same", 5, 6, "same"),
        Line("hunk", None, None, "@@ -20 +21 @@"),
        Line("gone", 20, None, "old"),
        Line("note", None, None, " No newline at end of file"),
        Line("added", None, 21, "young"),
        Line("note", None, None, " No newline at end of file"),
    )


def test_no_difference_has_no_files() -> None:
    assert by_file("") == []
