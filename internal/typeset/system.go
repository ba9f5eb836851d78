package typeset

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Bounds on looking for fonts, so that a strange computer costs little.
const (
	maxFontFiles = 4000
	maxFontDepth = 6
	maxFontBytes = 64 << 20
)

// wanted are file names of good faces for what the bundled ones lack, best
// first: TrueType before PostScript outlines, which a PDF cannot embed here.
var (
	wanted = []string{
		"wqy-microhei.ttc", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "wqy-zenhei.ttc",
		"msyh.ttc", "msyh.ttf", "simhei.ttf", "Deng.ttf", "Hiragino Sans GB.ttc", "STHeiti Light.ttc",
		"NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf", "SourceHanSansCN-Regular.otf",
		"PingFang.ttc", "Arial Unicode.ttf", "malgun.ttf", "YuGothM.ttc", "meiryo.ttc", "AppleGothic.ttf",
		"DejaVuSans.ttf", "NotoSansSymbols2-Regular.ttf", "NotoSansSymbols-Regular.ttf", "NotoSansMath-Regular.ttf",
		"seguisym.ttf", "seguiemj.ttf", "Apple Symbols.ttf", "Symbola.ttf", "Symbola_hint.ttf", "unifont.ttf",
	}
	wantedBold = []string{
		"msyhbd.ttc", "msyhbd.ttf", "Dengb.ttf", "STHeiti Medium.ttc",
		"NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold.otf", "NotoSansSC-Bold.otf", "SourceHanSansCN-Bold.otf",
		"malgunbd.ttf", "YuGothB.ttc", "meiryob.ttc", "DejaVuSans-Bold.ttf",
	}
)

// system finds faces among the computer's fonts. The same fonts give the same
// choice: files are tried in a fixed order.
type system struct {
	folders []string

	mu      sync.Mutex
	listed  bool
	regular []*candidate
	bold    []*candidate
	faces   map[string]*Face
}

// candidate is a font file that may have the character.
type candidate struct {
	path    string
	scanned bool
	faces   []coverage // one for each face of a collection
}

func newSystem(folders []string) *system {
	return &system{folders: folders, faces: map[string]*Face{}}
}

// fontFolders are where fonts are kept, those of BRIEFDECK_FONTS first.
func fontFolders() []string {
	out := filepath.SplitList(os.Getenv("BRIEFDECK_FONTS"))
	home, _ := os.UserHomeDir()
	inHome := func(parts ...string) {
		if home != "" {
			out = append(out, filepath.Join(append([]string{home}, parts...)...))
		}
	}
	switch runtime.GOOS {
	case "windows":
		out = append(out, filepath.Join(os.Getenv("WINDIR"), "Fonts"))
		inHome("AppData", "Local", "Microsoft", "Windows", "Fonts")
	case "darwin":
		out = append(out, "/System/Library/Fonts", "/Library/Fonts")
		inHome("Library", "Fonts")
	default:
		out = append(out, "/usr/share/fonts", "/usr/local/share/fonts")
		inHome(".local", "share", "fonts")
		inHome(".fonts")
	}
	return out
}

// find is a face that has r, or nil.
func (s *system) find(r rune, heavy bool) *Face {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list()
	if heavy {
		if f := s.first(s.bold, r); f != nil {
			return f
		}
	}
	return s.first(s.regular, r)
}

func (s *system) first(from []*candidate, r rune) *Face {
	for _, c := range from {
		c.scan()
		for i, cov := range c.faces {
			if !cov.has(r) {
				continue
			}
			if f := s.face(c.path, i); f.glyph(r).has {
				return f
			}
		}
	}
	return nil
}

// face is face i of the file; its ID is the file's name.
func (s *system) face(path string, i int) *Face {
	key := fmt.Sprintf("%s#%d", path, i)
	f := s.faces[key]
	if f == nil {
		f = &Face{ID: s.id(path, i), open: func() ([]byte, error) { return readFace(path, i) }}
		s.faces[key] = f
	}
	return f
}

// id is short and, among the faces in use, unique.
func (s *system) id(path string, i int) string {
	id := filepath.Base(path)
	if i > 0 {
		id = fmt.Sprintf("%s#%d", id, i)
	}
	for _, f := range s.faces {
		if f.ID == id {
			return fmt.Sprintf("%s#%d", path, i)
		}
	}
	return id
}

func readFace(path string, i int) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	if info.Size() > maxFontBytes {
		return nil, fmt.Errorf("read font %s: %d bytes: %w", path, info.Size(), errNoFont)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	return standalone(data, i)
}

// list walks the font folders once.
func (s *system) list() {
	if s.listed {
		return
	}
	s.listed = true
	var paths []string
	own := len(filepath.SplitList(os.Getenv("BRIEFDECK_FONTS")))
	first := 0
	for i, dir := range s.folders {
		found := fontFiles(dir, maxFontFiles-len(paths))
		paths = append(paths, found...)
		if i < own {
			first = len(paths)
		}
	}
	s.regular = candidates(slices.Concat(preferred(paths[:first]), preferred(paths[first:])))
	s.bold = candidates(slices.Concat(named(paths[:first], wantedBold), named(paths[first:], wantedBold)))
}

// preferred orders the paths: the wanted names in their order, then the rest,
// plain sans faces before others.
func preferred(paths []string) []string {
	out := named(paths, wanted)
	rest := slices.Clone(paths)
	slices.SortStableFunc(rest, func(a, b string) int {
		if d := plainness(b) - plainness(a); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	for _, p := range rest {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// plainness ranks a font file by its name: upright regular sans faces are highest.
func plainness(path string) int {
	name := strings.ToLower(filepath.Base(path))
	score := 0
	if strings.Contains(name, "sans") {
		score += 2
	}
	if strings.Contains(name, "regular") {
		score++
	}
	for _, odd := range []string{"bold", "italic", "oblique", "light", "black", "thin", "condensed", "serif", "mono"} {
		if strings.Contains(name, odd) {
			score -= 2
		}
	}
	return score
}

// named is those of the paths that have one of the names, in the names' order.
func named(paths, names []string) []string {
	var out []string
	for _, n := range names {
		for _, p := range paths {
			if strings.EqualFold(filepath.Base(p), n) {
				out = append(out, p)
			}
		}
	}
	return out
}

func candidates(paths []string) []*candidate {
	out := make([]*candidate, len(paths))
	for i, p := range paths {
		out[i] = &candidate{path: p}
	}
	return out
}

// fontFiles lists the font files under dir in name order, at most limit. What
// cannot be read is left out.
func fontFiles(dir string, limit int) []string {
	var out []string
	depth := strings.Count(filepath.Clean(dir), string(filepath.Separator))
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case len(out) >= limit:
			return fs.SkipAll
		case err != nil:
			return nil
		case d.IsDir():
			if strings.Count(path, string(filepath.Separator))-depth >= maxFontDepth {
				return fs.SkipDir
			}
			return nil
		}
		switch strings.ToLower(filepath.Ext(path)) {
		case ".ttf", ".ttc", ".otf", ".otc":
			out = append(out, path)
		}
		return nil
	})
	return out
}
