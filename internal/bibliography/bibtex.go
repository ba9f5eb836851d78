package bibliography

import (
	"fmt"
	"strings"
)

// Bounds of what is read.
const (
	MaxBytes   = 16 << 20
	maxWorks   = 50_000
	maxField   = 64 << 10 // bytes; longer fields are cut
	maxMacros  = 10_000
	maxPersons = 500
	maxMade    = 64 << 20 // bytes of text, which macros and cross-references may multiply
	maxLost    = 64 << 20 // bytes looked through in vain for the ends of broken fields
)

// bibReader reads BibTeX.
type bibReader struct {
	s        string
	at       int
	line     int // of the place counted up to
	counted  int
	made     int // bytes of fields
	lost     int // bytes looked through in vain
	macros   map[string]string
	entries  []bibEntry
	problems []Problem
}

// bibEntry is an entry with its fields as written.
type bibEntry struct {
	kind, key string
	line      int
	fields    map[string]string
}

// months are the macros that every BibTeX style knows.
var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// readBibTeX reads entries; one that is broken is told and the next ones still count.
func readBibTeX(text string) ([]Work, []Problem) {
	r := &bibReader{s: text, line: 1, macros: map[string]string{}}
	for i, m := range months {
		r.macros[m] = fmt.Sprint(i + 1)
	}
	for len(r.entries) < maxWorks && r.made < maxMade && r.lost < maxLost && r.find() {
		r.entry()
	}
	if r.made >= maxMade || r.lost >= maxLost {
		r.broken(r.lineHere(), "the rest is left out: too much of the file is broken or repeated")
	}
	r.inherit()
	r.inherit() // once more for those whose parents inherit
	out := make([]Work, 0, len(r.entries))
	made := 0
	for _, e := range r.entries {
		for _, v := range e.fields {
			made += len(v)
		}
		if made > 2*maxMade {
			r.broken(e.line, "the rest is left out: its cross-references repeat too much")
			break
		}
		w := e.work()
		if w.Title == "" {
			r.problems = append(r.problems, Problem{e.line, fmt.Sprintf("the entry %q has no title", e.key)})
			continue
		}
		out = append(out, w)
	}
	return out, r.problems
}

// find goes behind the next @.
func (r *bibReader) find() bool {
	n := strings.IndexByte(r.s[r.at:], '@')
	if n < 0 {
		return false
	}
	r.at += n + 1
	return true
}

// lineHere is the number of the line read.
func (r *bibReader) lineHere() int {
	r.line += strings.Count(r.s[r.counted:r.at], "\n")
	r.counted = r.at
	return r.line
}

func (r *bibReader) broken(line int, format string, args ...any) {
	if len(r.problems) < 1000 {
		r.problems = append(r.problems, Problem{line, fmt.Sprintf(format, args...)})
	}
}

// entry reads what begins behind an @.
func (r *bibReader) entry() {
	line := r.lineHere()
	kind := strings.ToLower(r.word())
	r.blanks()
	if kind == "" || r.at >= len(r.s) || r.s[r.at] != '{' && r.s[r.at] != '(' {
		return // an address in a comment
	}
	end := map[byte]byte{'{': '}', '(': ')'}[r.s[r.at]]
	start := r.at
	r.at++
	switch kind {
	case "comment", "preamble":
		r.at = start
		if !r.skipBraces() {
			r.at = len(r.s)
		}
		return
	case "string":
		fields, err := r.fields(end)
		if err != nil {
			r.broken(line, "a @string is broken: %v", err)
		}
		for name, value := range fields {
			if len(r.macros) < maxMacros {
				r.macros[name] = value
			}
		}
		return
	}
	key := r.key(end)
	fields, err := r.fields(end)
	if err != nil {
		r.broken(line, "the entry %q is broken: %v", key, err)
		if len(fields) == 0 {
			return
		}
	}
	r.entries = append(r.entries, bibEntry{kind, key, line, fields})
}

// word reads a name: of an entry's kind, of a field, of a macro.
func (r *bibReader) word() string {
	from := r.at
	for r.at < len(r.s) && !strings.ContainsRune(" \t\r\n{}(),=\"#@%", rune(r.s[r.at])) {
		r.at++
	}
	return r.s[from:r.at]
}

func (r *bibReader) blanks() {
	for r.at < len(r.s) && strings.ContainsRune(" \t\r\n", rune(r.s[r.at])) {
		r.at++
	}
}

// skipLine goes to the end of the line: the rest of it is a comment.
func (r *bibReader) skipLine() {
	for r.at < len(r.s) && r.s[r.at] != '\n' {
		r.at++
	}
}

// key reads an entry's key up to its comma.
func (r *bibReader) key(end byte) string {
	r.blanks()
	n := strings.IndexAny(r.s[r.at:], ",\n"+string(end))
	if n < 0 {
		n = len(r.s) - r.at
	}
	key := strings.TrimSpace(r.s[r.at : r.at+n])
	if strings.Contains(key, "=") {
		return "" // no key: the first field stands here
	}
	r.at += n
	r.blanks()
	if r.at < len(r.s) && r.s[r.at] == ',' {
		r.at++
	}
	return key
}

// fields reads fields up to the end of an entry. With an error come those before it.
func (r *bibReader) fields(end byte) (map[string]string, error) {
	out := map[string]string{}
	for {
		r.blanks()
		switch {
		case r.at >= len(r.s):
			return out, fmt.Errorf("the file ends within it")
		case r.made > maxMade:
			return out, fmt.Errorf("its macros repeat too much")
		case r.s[r.at] == end:
			r.at++
			return out, nil
		case r.s[r.at] == ',':
			r.at++
			continue
		case r.s[r.at] == '%':
			r.skipLine()
			continue
		case r.s[r.at] == '@':
			return out, fmt.Errorf("its end is missing")
		}
		name := strings.ToLower(r.word())
		r.blanks()
		if name == "" || r.at >= len(r.s) || r.s[r.at] != '=' {
			return out, fmt.Errorf("what follows %q is no field", name)
		}
		r.at++
		value, err := r.value()
		if err != nil {
			return out, err
		}
		r.made += len(value)
		if _, twice := out[name]; !twice {
			out[name] = value
		}
	}
}

// value reads a field's value: braces, quotes, numbers and macros, joined by #.
func (r *bibReader) value() (string, error) {
	var out strings.Builder
	for {
		r.blanks()
		if r.at >= len(r.s) {
			return "", fmt.Errorf("the file ends within it")
		}
		switch r.s[r.at] {
		case '{':
			from := r.at + 1
			if !r.skipBraces() {
				return "", fmt.Errorf("a brace is not closed")
			}
			out.WriteString(r.s[from : r.at-1])
		case '"':
			text, ok := r.quoted()
			if !ok {
				return "", fmt.Errorf("a quotation mark is not closed")
			}
			out.WriteString(text)
		default:
			word := r.word()
			if word == "" {
				return "", fmt.Errorf("a value is missing")
			}
			if macro, ok := r.macros[strings.ToLower(word)]; ok {
				word = macro
			}
			out.WriteString(word)
		}
		if out.Len() > maxField {
			return strings.ToValidUTF8(out.String()[:maxField], ""), nil
		}
		r.blanks()
		if r.at >= len(r.s) || r.s[r.at] != '#' {
			return out.String(), nil
		}
		r.at++
	}
}

// skipBraces goes behind the brace or bracket that closes the one here.
func (r *bibReader) skipBraces() bool {
	depth := 0
	for i := r.at; i < len(r.s); i++ {
		switch r.s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
			if depth == 0 {
				r.at = i + 1
				return true
			}
		case '(':
			if i == r.at {
				depth++
			}
		case ')':
			if depth == 1 && r.s[r.at] == '(' {
				r.at = i + 1
				return true
			}
		}
	}
	r.lost += len(r.s) - r.at
	return false
}

// quoted reads text in quotation marks; those within braces belong to it.
func (r *bibReader) quoted() (string, bool) {
	depth := 0
	for i := r.at + 1; i < len(r.s); i++ {
		switch r.s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			if depth <= 0 {
				text := r.s[r.at+1 : i]
				r.at = i + 1
				return text, true
			}
		}
	}
	r.lost += len(r.s) - r.at
	return "", false
}

// inherit gives entries what they lack and the one they refer to has.
func (r *bibReader) inherit() {
	parents := map[string]map[string]string{}
	for _, e := range r.entries {
		parents[strings.ToLower(e.key)] = e.fields
	}
	for _, e := range r.entries {
		parent, ok := parents[strings.ToLower(strings.TrimSpace(e.fields["crossref"]))]
		if !ok {
			continue
		}
		if e.fields["booktitle"] == "" {
			e.fields["booktitle"] = parent["title"]
		}
		for name, value := range parent {
			if _, own := e.fields[name]; !own && name != "title" && name != "crossref" {
				e.fields[name] = value
			}
		}
	}
}
