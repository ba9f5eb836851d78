package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"briefdeck/internal/source"
)

// weakReference is a citation of a notice of error or of a work that was not reviewed.
var weakReference = Rule{
	Name: "weak-reference", Title: "Erratum or preprint cited",
	Why:  "an erratum corrects a work and a preprint was not reviewed: neither is the work itself",
	find: findWeakReferences,
}

var (
	citation = regexp.MustCompile(`\[@([\w.-]+):(\d+)\]`)
	// plainCitation names a source itself.
	plainCitation = regexp.MustCompile(`\[@([\w.-]+)\]`)
	ownsWeak      = regexp.MustCompile(`(?i)preprint|working paper|not reviewed|erratum|correction|预印本|勘误`)
)

func findWeakReferences(r *reading) {
	for _, p := range r.texts {
		for _, m := range citation.FindAllStringSubmatchIndex(p.field.Text, -1) {
			n, err := strconv.Atoi(p.field.Text[m[4]:m[5]])
			if err != nil {
				continue
			}
			r.weak(p, source.Span{Start: m[0], End: m[1]}, r.cited(p.field.Text[m[2]:m[3]], n))
		}
	}
}

func (r *reading) cited(key string, n int) source.Reference {
	for _, ref := range r.book.References[key] {
		if ref.Number == n {
			return ref
		}
	}
	return source.Reference{}
}

func (r *reading) weak(p passage, at source.Span, ref source.Reference) {
	what, hint := "", ""
	switch {
	case slices.Contains(ref.Flags, source.Erratum):
		what, hint = "the notice of an erratum", "cite the corrected work"
	case slices.Contains(ref.Flags, source.Preprint):
		what, hint = "a preprint", "cite the published version, or say that it is a preprint"
	}
	if what == "" || ownsWeak.MatchString(p.field.Text) {
		return
	}
	found := p.at(at)
	found.Subject = p.field.Text[at.Start:at.End]
	found.Text = fmt.Sprintf("“%s” is %s", ref.Title, what)
	found.Hint = hint
	r.report(found)
}
