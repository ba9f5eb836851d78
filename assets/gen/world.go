package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"briefdeck/assets"
)

// earth is the module that carries Natural Earth's countries as GeoJSON.
const earth = "github.com/sams96/rgeo"

// feature is a country as Natural Earth's GeoJSON has it.
type feature struct {
	Properties struct {
		Code      string  `json:"ISO_A3_EH"` // -99 where ISO has none
		Own       string  `json:"ADM0_A3"`
		X         float64 `json:"LABEL_X"`
		Y         float64 `json:"LABEL_Y"`
		Name      string  `json:"NAME"`
		Long      string  `json:"NAME_LONG"`
		English   string  `json:"NAME_EN"`
		Admin     string  `json:"ADMIN"`
		Formal    string  `json:"FORMAL_EN"`
		Factbook  string  `json:"NAME_CIAWF"`
		Sort      string  `json:"NAME_SORT"` // "Korea, Rep.": as statistics print it
		Chinese   string  `json:"NAME_ZH"`
		ChineseTW string  `json:"NAME_ZHT"`
	} `json:"properties"`
	Geometry struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	} `json:"geometry"`
}

// world makes the map of countries: outlines at 1:110 million, and at 1:10 million
// the places of those that are too small for that.
func world() ([]byte, error) {
	coarse, err := features("data/Countries110.gz")
	if err != nil {
		return nil, err
	}
	fine, err := features("data/Countries10.gz")
	if err != nil {
		return nil, err
	}
	all := map[string]assets.Country{}
	for _, f := range fine {
		c := f.country()
		all[c.Code] = c
	}
	for _, f := range coarse {
		c := f.country()
		if c.Rings, err = f.rings(); err != nil {
			return nil, fmt.Errorf("outline of %s: %w", c.Code, err)
		}
		all[c.Code] = c
	}
	var out []assets.Country
	for _, c := range all {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b assets.Country) int { return strings.Compare(a.Code, b.Code) })
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return nil, fmt.Errorf("write the map: %w", err)
	}
	return b.Bytes(), nil
}

func features(name string) ([]feature, error) {
	packed, err := moduleFile(earth, name)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	var got struct {
		Features []feature `json:"features"`
	}
	if err := json.Unmarshal(data, &got); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return got.Features, nil
}

func (f feature) country() assets.Country {
	p := f.Properties
	c := assets.Country{Code: p.Code, At: [2]float64{hundredth(p.X), hundredth(p.Y)}}
	if len(p.Code) != 3 || p.Code == "-99" {
		c.Code = p.Own
	}
	for _, name := range []string{p.Name, p.Long, p.English, p.Admin, p.Formal, p.Factbook, p.Sort, p.Chinese, p.ChineseTW} {
		if name != "" && name != "-99" && !slices.Contains(c.Names, name) {
			c.Names = append(c.Names, name)
		}
	}
	return c
}

// rings are the outlines of all parts, each closed, holes among them.
func (f feature) rings() ([][]float64, error) {
	var parts [][][][2]float64
	if f.Geometry.Type == "Polygon" {
		parts = make([][][][2]float64, 1)
		if err := json.Unmarshal(f.Geometry.Coordinates, &parts[0]); err != nil {
			return nil, err
		}
	} else if err := json.Unmarshal(f.Geometry.Coordinates, &parts); err != nil {
		return nil, err
	}
	var out [][]float64
	for _, part := range parts {
		for _, ring := range part {
			var flat []float64
			for _, at := range ring {
				flat = append(flat, hundredth(at[0]), hundredth(at[1]))
			}
			out = append(out, flat)
		}
	}
	return out, nil
}

// hundredth rounds degrees to what a map of the whole world can show.
func hundredth(v float64) float64 { return math.Round(v*100) / 100 }
