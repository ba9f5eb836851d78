package ingest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkdownHeadsInTOML(t *testing.T) {
	for _, c := range []struct {
		name, text, title, authors, published, warned string
	}{
		{"strings, lists and dates", "+++\ntitle = \"On \\\"old\\\" bridges\" # as printed\nauthors = [\n  \"Ann Smith\",\n  'Bo Dyk',\n]\ndate = 2020-05-04T10:00:00Z\ndraft = false\n[extra]\ntitle = \"no\"\n+++\n## Stone\n\nLasts.\n", `On "old" bridges`, "Ann Smith|Bo Dyk", "2020-05-04", ""},
		{"one author", "+++\ntitle = 'Bridges'\nauthor = \"Ann Smith\"\ndate = \"2020-05\"\n+++\n## Stone\n\nLasts.\n", "Bridges", "Ann Smith", "2020-05", ""},
		{"a broken head is left out", "+++\ntitle = 'Bridges'\nnonsense\n+++\n# Stones\n\nLast.\n", "Stones", "", "undated", "0 missing-date|1 front-matter"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := mustRead(t, "x.md", c.text)
			s := d.Source
			got := []string{s.Title, joinNames(s.Authors), s.Published}
			if diff := cmp.Diff([]string{c.title, c.authors, c.published}, got); diff != "" || d.Revision.Format != "markdown" {
				t.Error(diff)
			}
			if warned := joinNames(codes(d.Warnings)); warned != c.warned {
				t.Errorf("warned %v", warned)
			}
		})
	}
}

func joinNames(names []string) string {
	out := ""
	for i, n := range names {
		if i > 0 {
			out += "|"
		}
		out += n
	}
	return out
}

func TestTablesInHTMLInsideMarkdown(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{
			"in one piece", "# T\n\n## S\n\n<table><tr><th>Year</th><th>Cost</th></tr>\n<tr><td>1901</td><td>1</td></tr></table>\n\nText.\n",
			lines(". S", "table 1 head: Year | Cost", "table 1: 1901 | 1", "prose: Text."),
		},
		{
			"parted by blank lines, and a table of Markdown below it", "# T\n\n## S\n\n<div>\n<table>\n\n<tr><td>Old</td>\n\n<td>14</td></tr>\n\n</table>\n</div>\n\n|a|b|\n|-|-|\n|1|2|\n",
			lines(". S", "table 1: Old | 14", "table 2 head: a | b", "table 2: 1 | 2"),
		},
		{
			"that never ends", "# T\n\n## S\n\n<table><tr><td>Old</td></tr>\n\nText.\n\nMore.\n",
			lines(". S", "prose: Old", "prose: Text.", "prose: More."),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, contents(mustRead(t, "x.md", c.text).Document)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
