package evidence

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Suggestion is an indicator that a figure could be of.
type Suggestion struct {
	Indicator Indicator `json:"indicator"`
	Why       string    `json:"why"` // "its name has trade, goods; close to its US$1.3 trillion (2019)"
	score     int
}

// MostSuggested is how many indicators a review offers.
const MostSuggested = 3

// What speaks for an indicator. Less than enough is no suggestion.
const (
	sameNoun     = 6 // it counts the same things
	sameHead     = 4 // it counts things of that kind: major countries, countries
	eachNameWord = 3 // a word of its name stands in the sentence
	eachDefWord  = 1 // of its definition, up to mostDefWords
	mostDefWords = 3
	wholeName    = 2 // every word of its name does
	nearValue    = 2 // another figure of it is of that size
	settledOne   = 1 // it has a definition, or a figure that was confirmed
	enough       = 4
)

// Suggester suggests indicators of one library for many figures.
type Suggester struct{ known []knownIndicator }

// knownIndicator is an indicator with the words it is told by, and its figures that were
// not rejected.
type knownIndicator struct {
	Indicator
	name, definition map[string]string // the definition's words without the name's
	figures          []Figure
	settled          bool
}

// NewSuggester reads what the library holds.
func NewSuggester(b *Book) *Suggester {
	figures := map[string][]Figure{}
	for _, f := range b.Figures {
		if f.Status != Rejected {
			figures[f.Indicator] = append(figures[f.Indicator], f)
		}
	}
	s := &Suggester{}
	for _, i := range b.Indicators {
		k := knownIndicator{Indicator: i, name: contentWords(i.Name), definition: contentWords(i.Definition), figures: figures[i.Key]}
		for w := range k.name {
			delete(k.definition, w)
		}
		k.settled = i.Definition != "" || slices.ContainsFunc(k.figures, func(f Figure) bool { return f.Status == Confirmed })
		s.known = append(s.known, k)
	}
	return s
}

// Suggest ranks the indicators that a figure could be of, the likeliest first, by its
// unit, the noun it counts and the words of the sentence it stands in. Its own indicator
// is not among them, nor one of another unit, nor one that its paragraph has another
// figure of for the same time: they are told apart there.
func (s *Suggester) Suggest(f Figure, sentence string) []Suggestion {
	words := contentWords(sentence + " " + f.Unit.Noun)
	var out []Suggestion
	for _, k := range s.known {
		if k.Key == f.Indicator || !k.Unit.measures(f.Unit) || k.beside(f) {
			continue
		}
		if one := k.suggest(f, words); one.score >= enough {
			out = append(out, one)
		}
	}
	slices.SortFunc(out, func(x, y Suggestion) int {
		return cmp.Or(y.score-x.score, strings.Compare(x.Indicator.Key, y.Indicator.Key))
	})
	return out
}

// measures tells whether figures of two units could share an indicator: the same money,
// shares, or counts of things whatever they are called.
func (u Unit) measures(v Unit) bool {
	return u.Currency == v.Currency && u.Percent == v.Percent && u.Points == v.Points && u.Per == v.Per && (u.Noun == "") == (v.Noun == "")
}

// beside tells whether the figure's paragraph has another figure of the indicator for the
// same time.
func (k knownIndicator) beside(f Figure) bool {
	return slices.ContainsFunc(k.figures, func(g Figure) bool {
		return f.Origin.Paragraph != "" && g.Origin.Paragraph == f.Origin.Paragraph && g.Key != f.Key && g.When() == f.When()
	})
}

// suggest says what speaks for the indicator, with a score of 0 when nothing does.
func (k knownIndicator) suggest(f Figure, words map[string]string) Suggestion {
	s := Suggestion{Indicator: k.Indicator}
	var why []string
	say := func(points int, reason string) {
		s.score += points
		why = append(why, reason)
	}
	switch noun := strings.ToLower(k.Unit.Noun); {
	case noun == "":
	case noun == strings.ToLower(f.Unit.Noun):
		say(sameNoun, "counts "+k.Unit.Noun)
	case headNoun(noun) == headNoun(f.Unit.Noun):
		say(sameHead, "counts "+k.Unit.Noun)
	}
	if hit := common(k.name, words); len(hit) > 0 {
		points := eachNameWord * len(hit)
		if len(hit) == len(k.name) {
			points += wholeName
		}
		say(points, "its name has "+strings.Join(hit, ", "))
	}
	if hit := common(k.definition, words); len(hit) > 0 {
		n := min(len(hit), mostDefWords)
		say(eachDefWord*n, "its definition has "+strings.Join(hit[:n], ", "))
	}
	if s.score == 0 {
		return s
	}
	if g, ok := nearest(f, k.figures); ok {
		if text, err := Format(g, "short,period"); err == nil {
			say(nearValue, "close to its "+text)
		}
	}
	if k.settled {
		s.score += settledOne
	}
	s.Why = strings.Join(why, "; ")
	return s
}

// headNoun is the word that says what is counted: the last one before "and" or "of".
func headNoun(noun string) string {
	words := strings.Fields(strings.ToLower(noun))
	for i, w := range words {
		if i > 0 && (w == "and" || w == "or" || w == "of" || w == "in" || w == "with") {
			words = words[:i]
			break
		}
	}
	if len(words) == 0 {
		return ""
	}
	return singular(words[len(words)-1])
}

// singular is a word as it is compared: "countries" and "country" are one.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return strings.TrimSuffix(w, "ies") + "y"
	case strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
		return w
	}
	return strings.TrimSuffix(w, "s")
}

// smallWords say nothing about what is measured.
var smallWords = wordSet(`about after also among been before being between both could does down each from have high into like made many more most much
number only other over percent rate said same share should since some such than that their them then there these they this those total under until upon
very were what when where which while will with within would year million billion trillion thousand dollar yuan euro world count amount value annual along`)

// contentWords are the words of a text that may say what is measured, by their singular;
// of Chinese the pairs of neighbours.
func contentWords(text string) map[string]string {
	out := map[string]string{}
	isBreak := func(r rune) bool { return !unicode.IsLetter(r) }
	for _, w := range strings.FieldsFunc(strings.ToLower(text), isBreak) {
		runes := []rune(w)
		if unicode.Is(unicode.Han, runes[0]) {
			for i := range len(runes) - 1 {
				pair := string(runes[i : i+2])
				out[pair] = pair
			}
			continue
		}
		if one := singular(w); utf8.RuneCountInString(one) >= 4 && !smallWords[one] {
			out[one] = w
		}
	}
	return out
}

// common are the words of the first text that the second has too, sorted.
func common(a, b map[string]string) []string {
	var out []string
	for one, w := range a {
		if b[one] != "" {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// nearest is the figure whose amount is closest, if it is within a third of it.
func nearest(f Figure, of []Figure) (Figure, bool) {
	var best Figure
	off := decimal.Decimal{}
	for _, g := range of {
		d := g.Amount().Sub(f.Amount()).Abs()
		larger := decimal.Max(g.Amount().Abs(), f.Amount().Abs())
		if g.Key == f.Key || d.Mul(decimal.NewFromInt(3)).GreaterThan(larger) {
			continue
		}
		if c := d.Cmp(off); best.Key == "" || c < 0 || c == 0 && g.Key < best.Key {
			best, off = g, d
		}
	}
	return best, best.Key != ""
}
