package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Query is what a person asks for: everything in All, nothing in None, within what the
// filters name.
type Query struct {
	All, None []Clause
	// In names the source or deck that hits must stand in, folded; "" is anywhere.
	In string
	// Kind is what kind of thing is asked for, in the asker's word; "" is any.
	Kind string
}

// Clause is one word, or several that stand one after another.
type Clause []Word

// Word is a term that is looked for: as it is, or as the beginning of longer ones.
type Word struct {
	Text   string
	Prefix bool
}

// Bounds of a question: what comes after is ignored.
const (
	maxClauses = 16
	maxWords   = 64 // in one clause
)

// Parse reads a question. Words must all occur; "words in quotes" one after another;
// trade* is the beginning of a word; -word must not occur; source:KEY (or deck:KEY) and
// kind:figure narrow the search. While somebody is typing, the last word is a beginning
// until a space or a quote ends it. Anything can be asked: there are no errors.
func Parse(text string, typing bool) Query {
	var q Query
	for rest := text; ; {
		var f field
		f, rest = nextField(rest)
		if f.text == "" && rest == "" {
			return q
		}
		if f.name != "" && q.filter(f.name, f.text) {
			continue
		}
		c := f.clause()
		if len(c) == 0 {
			continue
		}
		last := &c[len(c)-1]
		open := typing && rest == "" && !f.closed && !f.not
		last.Prefix = last.Prefix || (f.star || open) && !isPair(last.Text)
		q.add(c, f.not)
	}
}

// Empty tells whether nothing is asked for.
func (q Query) Empty() bool { return len(q.All) == 0 && q.In == "" }

func (q *Query) add(c Clause, not bool) {
	switch {
	case not && len(q.None) < maxClauses:
		q.None = append(q.None, c)
	case !not && len(q.All) < maxClauses:
		q.All = append(q.All, c)
	}
}

// filter takes a named field, if there is a filter of that name.
func (q *Query) filter(name, value string) bool {
	switch strings.ToLower(name) {
	case "source", "deck":
		q.In = Fold(value)
	case "kind":
		q.Kind = strings.ToLower(value)
	default:
		return false
	}
	return true
}

// Fold is a key as filters compare it.
func Fold(key string) string { return strings.ToLower(strings.TrimSpace(key)) }

// field is one part of a question as typed.
type field struct {
	name   string // before the colon; "" when there is none
	text   string
	not    bool
	star   bool // the last word is a beginning
	closed bool // something after it says that the last word is whole
}

// quotes pairs the marks that open a phrase with those that close it.
var quotes = map[rune]string{'"': `"`, '“': "”\"", '„': "“”\"", '「': "」", '«': "»", '《': "》"}

// nextField cuts the next part off a question.
func nextField(text string) (f field, rest string) {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	if s, ok := strings.CutPrefix(text, "-"); ok && s != "" && !startsWithSpace(s) {
		f.not, text = true, s
	}
	r, n := utf8.DecodeRuneInString(text)
	if ends, ok := quotes[r]; ok {
		body := text[n:]
		end := strings.IndexAny(body, ends)
		if end < 0 {
			f.text = body
			return f, ""
		}
		_, n := utf8.DecodeRuneInString(body[end:])
		f.text, f.closed = body[:end], true
		return f.starred(body[end+n:])
	}
	end := strings.IndexFunc(text, func(r rune) bool { _, q := quotes[r]; return q || unicode.IsSpace(r) })
	if end < 0 {
		end = len(text)
	}
	f.text, rest = text[:end], text[end:]
	f.closed = rest != ""
	if name, value, ok := strings.Cut(f.text, ":"); ok && value != "" {
		f.name, f.text = name, value
		if !filters[strings.ToLower(name)] {
			f.name, f.text = "", name+" "+value
		}
	}
	if s, ok := strings.CutSuffix(f.text, "*"); ok {
		f.text, f.star = s, true
	}
	return f, rest
}

var filters = map[string]bool{"source": true, "deck": true, "kind": true}

// starred takes the star after a phrase in.
func (f field) starred(rest string) (field, string) {
	if s, ok := strings.CutPrefix(rest, "*"); ok {
		f.star = true
		rest = s
	}
	return f, rest
}

func startsWithSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// clause is the words of a field. A run's last character ends the clause only when it
// is alone, and then as a beginning: in a text the run may go on.
func (f field) clause() Clause {
	var c Clause
	terms := Of(f.text)
	for i, t := range terms[:min(len(terms), maxWords)] {
		w := Word{Text: t.Text}
		if i == len(terms)-1 && isSingle(t.Text) {
			if i > 0 && terms[i-1].End == t.End {
				break // the second half of the pair before
			}
			w.Prefix = true
		}
		c = append(c, w)
	}
	return c
}

// isPair tells whether a term is two characters of a run, which nothing longer begins with.
func isPair(term string) bool {
	r, n := utf8.DecodeRuneInString(term)
	return paired(r) && len(term) > n
}

// isSingle tells whether a term is the one character of a run.
func isSingle(term string) bool {
	r, n := utf8.DecodeRuneInString(term)
	return paired(r) && len(term) == n
}
