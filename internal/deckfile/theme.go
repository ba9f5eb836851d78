package deckfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/strictyaml"

	"gopkg.in/yaml.v3"
)

// ReadTheme reads a theme file; what it leaves out is as in the theme that it names as
// its base, else as in the default one. An unknown field or base, a colour that is not
// #RRGGBB, a length nobody can read or print, a logo that is no picture and a missing name
// are errors with file and line.
func ReadTheme(name string, r io.Reader, base func(name string) (deck.Theme, bool)) (deck.Theme, error) {
	raw, err := io.ReadAll(io.LimitReader(r, strictyaml.MaxBytes+1))
	if err != nil {
		return deck.Theme{}, fmt.Errorf("read theme %s: %w", name, err)
	}
	place := strictyaml.Place{File: name}
	t, err := startingTheme(place, raw, base)
	if err != nil {
		return deck.Theme{}, err
	}
	if err := strictyaml.Decode(place, raw, "theme", &t); err != nil {
		return deck.Theme{}, err
	}
	if t.Name == "" {
		return deck.Theme{}, place.Errorf(1, "the theme has no name; add name:")
	}
	var root yaml.Node
	if err := yaml.Unmarshal(raw, &root); err != nil {
		return deck.Theme{}, fmt.Errorf("read theme %s: %w", name, err)
	}
	if err := checkColors(place, &root, false); err != nil {
		return deck.Theme{}, err
	}
	if err := checkValues(place, &root, ""); err != nil {
		return deck.Theme{}, err
	}
	if err := checkLines(t); err != nil {
		return deck.Theme{}, place.Errorf(1, "%v", err)
	}
	if t.Logo.Picture == "" {
		t.Logo = deck.Logo{}
		return t, nil
	}
	if t.Logo, err = readLogo(t.Logo); err != nil {
		return deck.Theme{}, place.Errorf(lineOf(&root, "logo"), "%v", err)
	}
	return t, nil
}

// defaultBase is what a theme begins from that names no other.
const defaultBase = "light"

// startingTheme is what a theme's own values are laid over. Its name is not taken over.
func startingTheme(place strictyaml.Place, raw []byte, base func(string) (deck.Theme, bool)) (deck.Theme, error) {
	var head struct {
		Base string `yaml:"base"`
	}
	if yaml.Unmarshal(raw, &head) != nil {
		return deck.Theme{}, nil // what is wrong with it is told when all of it is read
	}
	name := head.Base
	if name == "" {
		name = defaultBase
	}
	t, ok := base(name)
	if !ok && head.Base == "" {
		return deck.Theme{}, nil // it is the default itself
	}
	if !ok {
		return deck.Theme{}, place.Errorf(1, "there is no theme %q to begin from; name another under base:", head.Base)
	}
	t.Name, t.About, t.Footer, t.Series = "", "", "", slices.Clone(t.Series)
	return t, nil
}

// CheckTheme says what is wrong with a theme that is being made, without its logo.
func CheckTheme(t deck.Theme) error {
	t.Logo = deck.Logo{}
	var text bytes.Buffer
	if err := WriteTheme(&text, t); err != nil {
		return err
	}
	const name = "theme"
	_, err := ReadTheme(name, &text, func(string) (deck.Theme, bool) { return deck.Theme{}, false })
	if err == nil {
		return nil
	}
	if _, said, ok := strings.Cut(strings.TrimPrefix(err.Error(), name+":"), ": "); ok {
		return errors.New(said)
	}
	return err
}

// WriteTheme writes a whole theme, so that it needs no other one.
func WriteTheme(w io.Writer, t deck.Theme) error {
	t.Base = ""
	e := yaml.NewEncoder(w)
	e.SetIndent(2)
	if err := e.Encode(t); err != nil {
		return fmt.Errorf("write theme %s: %w", t.Name, err)
	}
	return e.Close()
}

// checkColors looks at every value under colors, series and grey.
func checkColors(place strictyaml.Place, n *yaml.Node, color bool) error {
	if n.Kind == yaml.ScalarNode && color && !deck.Hex(n.Value).Valid() {
		return place.Errorf(n.Line, "%q is not a colour; write it as \"#RRGGBB\"", n.Value)
	}
	for i, c := range n.Content {
		inside := color
		if n.Kind == yaml.MappingNode {
			if i%2 == 0 {
				continue // a key
			}
			key := n.Content[i-1].Value
			inside = color || key == "colors" || key == "series" || key == "grey"
		}
		if err := checkColors(place, c, inside); err != nil {
			return err
		}
	}
	return nil
}

// tightest is the least line height that keeps lines apart, as a share of the size.
const tightest = 0.9

// checkLines finds texts whose lines would overlap.
func checkLines(t deck.Theme) error {
	for i, roles := range [][]deck.TypeRole{deck.SlideRoles, deck.BriefRoles} {
		of := []string{"slides", "the brief"}[i]
		for _, r := range roles {
			if ts := *r.Of(&t); ts.Line < ts.Size*tightest {
				return fmt.Errorf("%s of %s has lines of %g at a size of %g; they would overlap", strings.ToLower(r.Label), of, ts.Line, ts.Size)
			}
		}
	}
	return nil
}

// bounds are the least and the most of a theme's numbers by key: pixels of a slide or
// points.
var bounds = map[string][2]float64{
	"size": {3, 300}, "line": {3, 400}, "scale": {0.5, 2},
	"margin": {0, 300}, "margin-side": {0, 250}, "margin-top": {0, 250}, "margin-bottom": {0, 250},
	"gutter": {0, 200}, "columns": {1, 24}, "step": {1, 40}, "floor": {6, 100},
	"block": {0, 150}, "heading-space": {0, 150}, "rule": {0, 12}, "radius": {0, 60},
	"height": {6, 300}, "brief-height": {6, 200},
}

// wordsOf are the words that a theme's keys can have.
var wordsOf = map[string][]string{
	"family": deck.Families, "place": deck.LogoPlaces, "logo.slides": deck.LogoOn, "logo.brief": deck.LogoOn,
}

// checkValues looks at every number and word under slide, brief, code and logo.
func checkValues(place strictyaml.Place, n *yaml.Node, under string) error {
	if n.Kind != yaml.MappingNode {
		for _, c := range n.Content {
			if err := checkValues(place, c, under); err != nil {
				return err
			}
		}
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, n.Content[i+1]
		if key == "colors" { // where a rule is no weight
			continue
		}
		if err := checkValues(place, value, key); err != nil {
			return err
		}
		if value.Kind != yaml.ScalarNode || under == "" {
			continue
		}
		if err := checkValue(place, under+"."+key, value); err != nil {
			return err
		}
	}
	return nil
}

// checkValue looks at one number or word; path ends in its key.
func checkValue(place strictyaml.Place, path string, n *yaml.Node) error {
	dot := strings.LastIndexByte(path, '.')
	key, of := path[dot+1:], path[:dot]
	words := wordsOf[key]
	if words == nil {
		words = wordsOf[path]
	}
	if words != nil && !slices.Contains(words, n.Value) {
		return place.Errorf(n.Line, "%q is no %s of %s; take %s", n.Value, key, of, strings.Join(words, ", "))
	}
	bound, ok := bounds[key]
	if !ok {
		return nil
	}
	var v float64
	if err := n.Decode(&v); err != nil {
		return place.Errorf(n.Line, "%s of %s is %q, want a number", key, of, n.Value)
	}
	if !(v >= bound[0] && v <= bound[1]) { // not a number is neither
		return place.Errorf(n.Line, "%s of %s is %s, want %g to %g", key, of, n.Value, bound[0], bound[1])
	}
	return nil
}

// lineOf is the line of a key of the theme.
func lineOf(root *yaml.Node, key string) int {
	if len(root.Content) > 0 {
		for i, n := range root.Content[0].Content {
			if i%2 == 0 && n.Value == key {
				return n.Line
			}
		}
	}
	return 1
}
