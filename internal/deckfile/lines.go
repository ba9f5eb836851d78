package deckfile

import (
	"regexp"
	"strings"
)

// lineKind is what one line of a slide is, seen on its own.
type lineKind int

// The kinds of line.
const (
	blankLine lineKind = iota
	textLine
	breakLine   // ---: the next slide
	commentLine // <!-- …
	fenceLine   // ``` or ~~~
	headingLine // # …
	quoteLine   // > …
	tableLine   // | …
	listLine    // - … or 1. …
	imageLine   // ![alt](ref "caption"), alone on the line
	underLine   // === or --, which make a heading of the line above
	alertLine   // [!…, a callout's first line inside a quote

)

// The forms of the marks that need more than their first character.
var (
	headingForm = regexp.MustCompile(`^(#{1,6})(?:[ \t]+(.*))?$`)
	bulletForm  = regexp.MustCompile(`^(?:[-*+]|(\d{1,9}[.)]))(?:[ \t]+(.*))?$`)
	imageForm   = regexp.MustCompile(`^!\[([^\]]*)\]\((?:<([^<>]*)>|([^()\s<>]+))(?:[ \t]+"([^"]*)")?\)$`)
)

// trim takes blanks off both ends; other white space is part of the text.
func trim(s string) string { return strings.Trim(s, " \t") }

// kindOf classifies a line. Text that would be another kind is written with a backslash.
func kindOf(line string) lineKind {
	s := trim(line)
	switch {
	case s == "":
		return blankLine
	case isBreak(s):
		return breakLine
	case strings.HasPrefix(s, "<!--"):
		return commentLine
	case strings.HasPrefix(s, "```"), strings.HasPrefix(s, "~~~"):
		return fenceLine
	case strings.Trim(s, "=") == "", s == "--":
		return underLine
	case strings.HasPrefix(s, "[!"):
		return alertLine
	}
	return kindByMark(s)
}

// kindByMark classifies a line by its first character, then by its whole form.
func kindByMark(s string) lineKind {
	switch c := s[0]; {
	case c == '>':
		return quoteLine
	case c == '|':
		return tableLine
	case c == '#' && headingForm.MatchString(s):
		return headingLine
	case strings.IndexByte("-*+0123456789", c) >= 0 && bulletForm.MatchString(s):
		return listLine
	case c == '!' && imageForm.MatchString(s):
		return imageLine
	}
	return textLine
}

// isBreak tells whether Markdown draws a rule for the line: three or more of one of - * _.
func isBreak(s string) bool {
	if strings.IndexByte("-*_", s[0]) < 0 || strings.Trim(s, s[:1]+" \t") != "" {
		return false
	}
	return strings.Count(s, s[:1]) >= 3
}

// indent is the width of the blanks before a line's text; a tab counts four.
func indent(line string) int {
	n := 0
	for _, c := range line {
		switch c {
		case ' ':
			n++
		case '\t':
			n += 4
		default:
			return n
		}
	}
	return n
}

// escape makes a line of text survive reading: one backslash where a mark of
// Markdown would otherwise be seen, before the mark, or before the dot of "1. ".
func escape(line string) string {
	at := markAt(line)
	if kindOf(bare(line, at)) == textLine {
		return line
	}
	return line[:at] + `\` + line[at:]
}

// unescape takes back what escape did.
func unescape(line string) string {
	at := markAt(line)
	if !strings.HasPrefix(line[at:], `\`) || kindOf(bare(line, at)) == textLine {
		return line
	}
	return line[:at] + line[at+1:]
}

// bare is a line without the backslashes before its mark.
func bare(line string, at int) string { return line[:at] + strings.TrimLeft(line[at:], `\`) }

// markAt is where the mark begins that a backslash would hide: after the digits of
// an ordered bullet, else at the start.
func markAt(line string) int {
	n := len(line) - len(strings.TrimLeft(line, "0123456789"))
	rest := strings.TrimLeft(line[n:], `\`)
	if strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ")") {
		return n
	}
	return 0
}

// escapeLines escapes each line that has something on it.
func escapeLines(text string) []string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if l != "" {
			lines[i] = escape(l)
		}
	}
	return lines
}
