package deckfile

import (
	"fmt"
	"io"
	"regexp"

	"briefdeck/internal/deck"
	"briefdeck/internal/strictyaml"

	"gopkg.in/yaml.v3"
)

// hexForm is a deck.Hex.
var hexForm = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// ReadTheme reads a theme file. An unknown field, a colour that is not #RRGGBB and
// a missing name are errors with file and line.
func ReadTheme(name string, r io.Reader) (deck.Theme, error) {
	raw, err := io.ReadAll(io.LimitReader(r, strictyaml.MaxBytes+1))
	if err != nil {
		return deck.Theme{}, fmt.Errorf("read theme %s: %w", name, err)
	}
	var t deck.Theme
	place := strictyaml.Place{File: name}
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

// checkColors looks at every value under colors, series and grey.
func checkColors(place strictyaml.Place, n *yaml.Node, color bool) error {
	if n.Kind == yaml.ScalarNode && color && !hexForm.MatchString(n.Value) {
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
