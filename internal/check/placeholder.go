package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"briefdeck/internal/deck"
	"briefdeck/internal/source"
)

// placeholder is what a template put in brackets to say what to write there.
var placeholder = Rule{
	Name: "placeholder", Title: "A template's words",
	Why:  "a reader sees at once that the page was not finished",
	find: findPlaceholders,
}

func findPlaceholders(r *reading) {
	type hit struct {
		at    deck.Finding
		words []string
	}
	var order []string
	hits := map[string]*hit{}
	add := func(at deck.Finding, text string, all []source.Span) {
		key := string(at.Slide) + "\x1f" + string(at.Block)
		if _, told := hits[key]; !told && len(all) > 0 {
			at.Span = all[0]
			order, hits[key] = append(order, key), &hit{at: at}
		}
		for _, s := range all {
			hits[key].words = append(hits[key].words, s.In(text))
		}
	}
	for _, p := range r.texts {
		add(p.at(source.Span{}), p.field.Text, placeholders(p.field))
	}
	for i, s := range r.in.Deck.Slides {
		if !s.Hidden {
			f := deck.Field{Name: "notes", Text: s.Notes}
			add(deck.Finding{Slide: s.ID, Page: i + 1, Field: f.Name}, f.Text, placeholders(f))
		}
	}
	for _, key := range order {
		h := hits[key]
		h.at.Draft = true
		h.at.Text = placeholderText(h.words, h.at.Field == "notes")
		h.at.Hint = "write what the brackets ask for, or take them out"
		r.report(h.at)
	}
}

func placeholderText(words []string, inNotes bool) string {
	where := ""
	if inNotes {
		where = " in the notes"
	}
	if n := len(slices.Compact(slices.Clone(words))); len(words) == 1 || n == 1 {
		return fmt.Sprintf("“%s” is still what the template says%s", short(words[0]), where)
	}
	return fmt.Sprintf("%d places are still what the template says%s: “%s” and others", len(words), where, short(words[0]))
}

var (
	bracketed = regexp.MustCompile(`\[([^\[\]\n]+)\]`)
	codeSpan  = regexp.MustCompile("`[^`]*`")
	// editorial is what writers put in brackets themselves.
	editorial = regexp.MustCompile(`(?i)^(?:sic|ibid\.?|n\.?d\.?|emphasis .*|translation .*|our translation|my translation|translated|.* added|原文如此|译者注.*|[@^!].*|see @.*|[\d\s.,;–-]*)$`)
)

// placeholders are the places of a text that say what to write. Links, citations,
// insertions into quoted words and code are none.
func placeholders(f deck.Field) []source.Span {
	text := codeSpan.ReplaceAllStringFunc(f.Text, func(s string) string { return strings.Repeat(" ", len(s)) })
	var out []source.Span
	for _, m := range bracketed.FindAllStringSubmatchIndex(text, -1) {
		inside, span := strings.TrimSpace(text[m[2]:m[3]]), source.Span{Start: m[0], End: m[1]}
		rest := text[:m[0]] + text[m[1]:]
		whole := !strings.ContainsFunc(rest, isLetter)
		switch {
		case inside == "0" && whole:
		case editorial.MatchString(inside), strings.HasPrefix(text[m[1]:], "("), !strings.ContainsFunc(inside, isLetter):
			continue
		case (f.Name == "quote" || quotedAt(text, m[0])) && !whole:
			continue
		case wordsIn(inside) < 2 && wordsIn(rest) > 4:
			continue
		}
		out = append(out, span)
	}
	return out
}

// quotedAt tells whether a place of a text stands between quotation marks.
func quotedAt(text string, at int) bool {
	before := text[:at]
	return strings.Count(before, "“") > strings.Count(before, "”") ||
		strings.Count(before, "「") > strings.Count(before, "」") || strings.Count(before, `"`)%2 == 1
}

func isLetter(c rune) bool { return unicode.IsLetter(c) }

// wordsIn counts words; two Han characters count as one.
func wordsIn(text string) int {
	words, han := 0, 0
	for _, w := range wordsOf(text) {
		if c := []rune(w.plain)[0]; unicode.Is(unicode.Han, c) {
			han++
		} else {
			words++
		}
	}
	return words + (han+1)/2
}
