package assets

import (
	"encoding/json"
	"fmt"
)

// Country is a country or territory as Natural Earth draws it.
type Country struct {
	Code  string      `json:"code"`            // ISO 3166-1 alpha-3; Natural Earth's own where ISO has none
	Names []string    `json:"names"`           // in English and Chinese, the short one first
	At    [2]float64  `json:"at"`              // where its name would stand: degrees east and north
	Rings [][]float64 `json:"rings,omitempty"` // outlines as pairs of degrees east and north; none: too small for this scale
}

// WorldNotice says where the boundaries come from and how they may be used.
const WorldNotice = "Boundaries of countries: Natural Earth (naturalearthdata.com), in the public domain, " +
	"at the scales of 1:110 million and, for small countries' places, 1:10 million; " +
	"taken out of the module github.com/sams96/rgeo, Copyright Sam Smith, under the Apache License 2.0."

// World returns every country of the map, by code. ErrNotGenerated when the file is
// missing.
func World() ([]Country, error) {
	data, err := generatedFile("world.json")
	if err != nil {
		return nil, err
	}
	var out []Country
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, fmt.Errorf("read the map of countries: %w", err)
	}
	return out, nil
}
