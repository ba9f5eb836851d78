package check

import (
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// Fidelity is how a quotation stands to its source.
type Fidelity string

// The fidelities.
const (
	Uncompared Fidelity = ""         // no held source is named, or nothing is quoted
	Verbatim   Fidelity = "verbatim" // word for word
	Marked     Fidelity = "marked"   // word for word but for omissions and additions that are marked
	Altered    Fidelity = "altered"  // other words
)

// Proof is how a quotation stands to its source, and where it differs.
type Proof struct {
	Fidelity Fidelity
	Source   string // its short name; empty when no held source is named
	Diff     string // of an altered one: what it leaves out and adds, as findings write it
}

// Prove compares a quotation with the source that it names, by the rule that finds
// altered quotations.
func Prove(q deck.Quote, b *evidence.Book, docs map[string]source.Document) Proof {
	key := quotedSource(q, b)
	doc, held := docs[key]
	if !held || len(ownWords(doc)) == 0 || strings.TrimSpace(q.Text) == "" {
		return Proof{}
	}
	p := Proof{Fidelity: Verbatim, Source: doc.Source.Name()}
	r := &reading{book: b, in: Input{Texts: Texts{Documents: docs}}}
	if m, bad := r.misquoted(q.Text, key); bad {
		p.Fidelity = Altered
		if m.worst.same >= likeness {
			p.Diff = source.Marked(m.worst.wording(), nearWords)
		}
		return p
	}
	printed, _ := b.Resolve(q.Text)
	if omission.MatchString(printed) || insertion.MatchString(printed) {
		p.Fidelity = Marked
	}
	return p
}
