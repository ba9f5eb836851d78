package evidence

import (
	"fmt"
	"slices"
	"strings"
)

// ClaimKinds lists the kinds of claim in the order a menu shows them.
var ClaimKinds = []ClaimKind{Fact, Interpretation, Recommendation}

// PutClaim is the change that adds a claim, or replaces the one of its key. An empty
// key is made of the text. Errors name what does not fit; ErrNotFound when the claim
// names a figure or a source that the book does not hold, ErrNoWords when it says nothing.
func (b *Book) PutClaim(c Claim) (Change, error) {
	if c.Text = strings.Join(strings.Fields(c.Text), " "); c.Text == "" {
		return Change{}, fmt.Errorf("the claim: %w", ErrNoWords)
	}
	if !slices.Contains(ClaimKinds, c.Kind) {
		return Change{}, fmt.Errorf("the claim is a fact, an interpretation or a recommendation, not %q", c.Kind)
	}
	if _, held := b.Sources[c.Source]; !held {
		return Change{}, fmt.Errorf("the claim's source %q: %w", c.Source, ErrNotFound)
	}
	for _, key := range c.Figures {
		if _, err := b.Figure(key); err != nil {
			return Change{}, fmt.Errorf("the claim's evidence: %w", err)
		}
	}
	name := "Edit claim"
	if c.Key == "" {
		c.Key = b.FreeKey(claimSlug(c.Text))
	}
	if c.Key != Slug(c.Key) {
		return Change{}, fmt.Errorf("the key %q: take small letters, digits and hyphens, such as %q", c.Key, Slug(c.Key))
	}
	if _, held := b.Claim(c.Key); !held {
		name = "Add claim"
	}
	return Change{Name: name, Claims: Rows[Claim]{Put: []Claim{c}}}, nil
}

// claimSlug is the key of a claim: its first five words.
func claimSlug(text string) string {
	words := strings.Fields(text)
	return Slug(strings.Join(words[:min(5, len(words))], " "))
}

// DeleteClaim is the change that takes a claim out, or ErrNotFound.
func (b *Book) DeleteClaim(key string) (Change, error) {
	if _, held := b.Claim(key); !held {
		return Change{}, fmt.Errorf("claim %q: %w", key, ErrNotFound)
	}
	return Change{Name: "Delete claim", Claims: Rows[Claim]{Delete: []string{key}}}, nil
}

// ClaimsOf lists the claims made from a source.
func (b *Book) ClaimsOf(source string) []Claim {
	var out []Claim
	for _, c := range b.Claims {
		if c.Source == source {
			out = append(out, c)
		}
	}
	return out
}

// ClaimsOn lists the claims that rest on a figure.
func (b *Book) ClaimsOn(figure string) []Claim {
	var out []Claim
	for _, c := range b.Claims {
		if slices.Contains(c.Figures, figure) {
			out = append(out, c)
		}
	}
	return out
}

// Carries tells whether a claim has evidence that stands: a quote, or a figure that
// was neither rejected nor superseded.
func (b *Book) Carries(c Claim) bool {
	if len(c.Quotes) > 0 {
		return true
	}
	return slices.ContainsFunc(c.Figures, func(key string) bool {
		f, ok := b.Figures[key]
		return ok && f.Status != Rejected && f.Status != Superseded
	})
}
