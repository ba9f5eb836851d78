package deckfile

import (
	"fmt"
	"io"
	"slices"

	"briefdeck/internal/deck"
	"briefdeck/internal/strictyaml"

	"gopkg.in/yaml.v3"
)

// ReadTheme reads a theme file; what it leaves out is as in the theme that it names as
// its base. An unknown field or base, a colour that is not #RRGGBB and a missing name are
// errors with file and line.
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
	return t, nil
}

// startingTheme is what a theme's own values are laid over. Its name is not taken over.
func startingTheme(place strictyaml.Place, raw []byte, base func(string) (deck.Theme, bool)) (deck.Theme, error) {
	var head struct {
		Base string `yaml:"base"`
	}
	if yaml.Unmarshal(raw, &head) != nil || head.Base == "" {
		return deck.Theme{}, nil // what is wrong with it is told when all of it is read
	}
	t, ok := base(head.Base)
	if !ok {
		return deck.Theme{}, place.Errorf(1, "there is no theme %q to begin from; name another under base:", head.Base)
	}
	t.Name, t.About, t.Footer, t.Series = "", "", "", slices.Clone(t.Series)
	return t, nil
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
