"""HTML in descriptions becomes CommonMark; other text is unchanged."""

from __future__ import annotations

import pytest

from clientwright.targets.python.source.prose import (
    first_sentence,
    has_same_words,
    strip_html,
    to_sentence,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plain & simple", "plain & simple"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<b>bold</b> <em>em</em> <code>x</code>", "**bold** *em* `x`"),
        ("line<br/>line<BR>line", "line\nline\nline"),
        ("<ul><li>one</li><li>two</li></ul>after", "- one\n- two\n\nafter"),
        ('see <a href="https://e.test/a">the page</a>.', "see [the page](https://e.test/a)."),
        ("<a href='https://e.test/'>https://e.test/</a>", "https://e.test/"),
        ('<a href="javascript:alert(1)">click</a>', "click"),
        ("<h2>Title</h2>text", "## Title\n\ntext"),
        ("<script>alert(1)</script>left<!-- note -->", "left"),
        ("send <your-token> in List<String>", "send <your-token> in List<String>"),
        ("`<b>` stays, <b>so</b> does ```<p>```", "`<b>` stays, **so** does ```<p>```"),
        ("```\n<p>code</p>\n```", "```\n<p>code</p>\n```"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("first\n\n\n\n  second", "first\n\nsecond"),
        ("- item\n\n  its second paragraph", "- item\n\n  its second paragraph"),
        ("", ""),
    ],
)
def test_strip_html(text: str, words: str) -> None:
    assert strip_html(text) == words


def test_first_sentence_ends_where_the_next_one_starts() -> None:
    assert first_sentence("Use v1.2 of it. Then go on.") == "Use v1.2 of it."
    assert first_sentence("No stop\n\nNext paragraph.") == "No stop"
    assert first_sentence("One (e.g. this) sentence! `Next` one") == "One (e.g. this) sentence!"


def test_sentence_is_one_line_with_a_period() -> None:
    assert to_sentence("List\npets") == "List pets."
    assert to_sentence("# Heading") == "Heading."
    assert to_sentence("Done!") == "Done!"
    assert to_sentence("  ") == ""


def test_same_words_ignore_case_and_markup() -> None:
    assert has_same_words("List <b>pets</b>.", "list pets")
    assert not has_same_words("List pets", "List all pets")
