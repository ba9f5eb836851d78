package bibliography

import (
	"fmt"
	"strings"
)

// bibTeX writes entries. Titles stand in double braces, so that styles keep their
// capitals; bodies' names too, so that they stay whole.
func bibTeX(works []Work) string {
	var out strings.Builder
	for _, w := range works {
		kind := "misc"
		for _, k := range bibKinds {
			if k.kind == w.Kind {
				kind = k.name
				break
			}
		}
		fmt.Fprintf(&out, "@%s{%s", kind, w.Key)
		for _, f := range w.bibFields() {
			if f[1] != "" {
				fmt.Fprintf(&out, ",\n  %s = {%s}", f[0], f[1])
			}
		}
		out.WriteString("\n}\n\n")
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func (w Work) bibFields() [][2]string {
	container, publisher := "booktitle", "publisher"
	switch w.Kind {
	case Article, News:
		container = "journal"
	case Thesis:
		publisher = "school"
	case Report:
		publisher = "institution"
	}
	title := ""
	if w.Title != "" {
		title = "{" + encode(w.Title) + "}"
	}
	return [][2]string{
		{"title", title},
		{"author", bibNames(w.Authors)},
		{"editor", bibNames(w.Editors)},
		{container, encode(w.Container)},
		{publisher, encode(w.Publisher)},
		{"address", encode(w.Place)},
		{"date", w.Date},
		{"year", w.Year()},
		{"volume", encode(w.Volume)},
		{"number", encode(w.Issue)},
		{"pages", strings.ReplaceAll(encode(w.Pages), "–", "--")},
		{"doi", w.DOI},
		{"url", bareLink(w.URL)},
		{"language", encode(w.Language)},
		{"keywords", encode(strings.Join(w.Keywords, ", "))},
		{"abstract", encode(w.Abstract)},
		{"note", encode(w.Note)},
	}
}

// bareLink is an address without what would end a field.
func bareLink(s string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(s)
}

func bibNames(names []Name) string {
	var out []string
	for _, n := range names {
		switch {
		case n.Literal != "":
			out = append(out, "{"+encode(n.Literal)+"}")
		case n.Suffix != "":
			out = append(out, encode(n.Family)+", "+encode(n.Suffix)+", "+encode(n.Given))
		default:
			out = append(out, encode(n.Family)+", "+encode(n.Given))
		}
	}
	return strings.Join(out, " and ")
}
