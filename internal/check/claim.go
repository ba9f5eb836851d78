package check

import (
	"fmt"

	"briefdeck/internal/deck"
)

// claimWithoutEvidence is a claim that the deck states and that rests on no figure and
// on no words of a source.
var claimWithoutEvidence = Rule{
	Name: "claim-without-evidence", Title: "Claim without evidence",
	Why:  "a claim that nothing backs is an opinion",
	find: findBareClaims,
}

func findBareClaims(r *reading) {
	r.eachBlock(func(at deck.Finding, _ *deck.Slide, b *deck.Block) {
		for _, key := range b.Claims {
			at.Subject = key
			claim, ok := r.book.Claim(key)
			switch {
			case !ok:
				at.Text = fmt.Sprintf("no such claim: “%s”", key)
				at.Hint = "choose a claim of the library, or take it off the block"
			case !claim.Rests():
				at.Text = fmt.Sprintf("“%s” rests on no figure and no quotation", short(claim.Text))
				at.Hint = "give it evidence in the library, or say whose opinion it is"
			default:
				continue
			}
			r.report(at)
		}
	})
}
