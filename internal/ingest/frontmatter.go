package ingest

import (
	"fmt"
	"strings"
	"time"

	"briefdeck/internal/source"

	"gopkg.in/yaml.v3"
)

// maxFrontMatter is the largest YAML head that is read, in bytes.
const maxFrontMatter = 64 << 10

// cutFrontMatter parts a head from the body: YAML between lines of three dashes, or TOML
// between lines of three plus signs.
func cutFrontMatter(text string) (head, body string, found bool) {
	if rest, ok := strings.CutPrefix(text, "+++\n"); ok {
		window := rest[:min(len(rest), maxFrontMatter)]
		if at := strings.Index("\n"+window, "\n+++\n"); at >= 0 && strings.Contains(window[:at], "=") {
			return window[:at], rest[at+len("+++\n"):], true
		}
		return "", text, false
	}
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return "", text, false
	}
	window := rest[:min(len(rest), maxFrontMatter)]
	for _, mark := range []string{"\n---\n", "\n...\n", "\n---"} {
		at := strings.Index(window, mark)
		if at < 0 || mark == "\n---" && at+len(mark) != len(rest) {
			continue
		}
		if head := window[:at]; strings.Contains(head, ":") {
			return head, rest[at+len(mark):], true
		}
	}
	return "", text, false
}

// readFrontMatter takes what the head says about the document.
func (m *manuscript) readFrontMatter(head string, toml bool) {
	var values map[string]any
	marks, valid := "the dashes is not valid YAML", false
	if toml {
		marks = "the plus signs is not valid TOML"
		values, valid = readTOMLHead(head)
	} else {
		valid = yaml.Unmarshal([]byte(head), &values) == nil
	}
	if !valid {
		m.warnings = append(m.warnings, source.Warning{
			Line: 1, Code: "front-matter", Text: "the head between " + marks,
			Hint: "it was left out; put its title, authors and date in by hand",
		})
		return
	}
	field := func(names ...string) string {
		for _, n := range names {
			if s := plainValue(values[n]); s != "" {
				return s
			}
		}
		return ""
	}
	s := &m.meta
	s.Title = field("title")
	if sub := field("subtitle"); sub != "" && s.Title != "" {
		s.Title += ": " + sub
	}
	s.Published = field("date", "published")
	s.Abstract = field("abstract", "summary")
	s.Language = field("lang", "language")
	s.DOI = field("doi")
	s.URL = field("url")
	s.Publisher = field("publisher", "journal")
	s.Affiliation = field("affiliation", "institution")
	s.Keywords = valueList(values["keywords"])
	s.Authors = append(valueList(values["author"]), valueList(values["authors"])...)
}

// plainValue prints a YAML value on one line; lists and maps give "".
func plainValue(v any) string {
	switch x := v.(type) {
	case string:
		return oneLine(clean(x))
	case time.Time:
		return x.Format(time.DateOnly)
	case int, float64, bool:
		return fmt.Sprint(x)
	}
	return ""
}

// valueList reads a string cut at semicolons or commas, a list of strings, or a list
// of maps with a name.
func valueList(v any) []string {
	switch x := v.(type) {
	case string:
		return splitList(oneLine(clean(x)))
	case []any:
		var out []string
		for _, e := range x {
			if m, ok := e.(map[string]any); ok {
				e = m["name"]
			}
			if s := plainValue(e); s != "" {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

// splitList cuts a printed list at semicolons, or at commas when it has none.
func splitList(s string) []string {
	marks := ";；"
	if !strings.ContainsAny(s, marks) {
		marks = ",，、"
	}
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
