package evidence

import (
	"fmt"
	"slices"
)

// Without is the change that takes out all that rests on a source, for the source to be
// deleted: its figures and those worked out from them, its claims, and conflicts between
// them. Claims of other sources lose what they drew from it. Indicators that nobody
// defined go with their last figure.
func (b *Book) Without(key string) Change {
	s := b.Sources[key]
	c := Change{Name: fmt.Sprintf("Delete “%s”", s.Title)}
	gone := b.restingOn(key)
	for _, k := range slices.Sorted(mapKeys(b.Figures)) {
		f := b.Figures[k]
		switch {
		case gone[k]:
			c.Figures.Delete = append(c.Figures.Delete, k)
		case gone[f.Successor]:
			f.Successor = ""
			c.Figures.Put = append(c.Figures.Put, f)
		}
	}
	for _, x := range b.Conflicts {
		if gone[x.A] || gone[x.B] {
			c.Conflicts.Delete = append(c.Conflicts.Delete, x.Pair())
		}
	}
	for _, claim := range b.Claims {
		c.withoutIn(claim, key, gone)
	}
	c.Indicators.Delete = b.orphans(gone)
	return c
}

// restingOn are the keys of the figures that a source states, and of those worked out
// from them.
func (b *Book) restingOn(key string) map[string]bool {
	gone := map[string]bool{}
	for k, f := range b.Figures {
		if f.Origin.Source == key {
			gone[k] = true
		}
	}
	for grew := true; grew; {
		grew = false
		for k, f := range b.Figures {
			if gone[k] || f.Derivation == nil {
				continue
			}
			if slices.ContainsFunc(f.Derivation.Inputs, func(in string) bool { return gone[in] }) {
				gone[k], grew = true, true
			}
		}
	}
	return gone
}

// withoutIn takes a claim out, or what it drew from the source.
func (c *Change) withoutIn(claim Claim, key string, gone map[string]bool) {
	if claim.Source == key {
		c.Claims.Delete = append(c.Claims.Delete, claim.Key)
		return
	}
	figures := slices.DeleteFunc(slices.Clone(claim.Figures), func(k string) bool { return gone[k] })
	quotes := slices.DeleteFunc(slices.Clone(claim.Quotes), func(q Quote) bool { return q.Source == key })
	if len(figures) == len(claim.Figures) && len(quotes) == len(claim.Quotes) {
		return
	}
	claim.Figures, claim.Quotes = figures, quotes
	c.Claims.Put = append(c.Claims.Put, claim)
}

// orphans are the indicators without a definition that only figures which go count.
func (b *Book) orphans(gone map[string]bool) []string {
	stays, goes := map[string]bool{}, map[string]bool{}
	for k, f := range b.Figures {
		if gone[k] {
			goes[f.Indicator] = true
		} else {
			stays[f.Indicator] = true
		}
	}
	var out []string
	for _, k := range slices.Sorted(mapKeys(b.Indicators)) {
		if goes[k] && !stays[k] && b.Indicators[k].Definition == "" {
			out = append(out, k)
		}
	}
	return out
}
