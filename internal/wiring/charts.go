package wiring

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
)

// keptCharts is how many drawn charts the cache folder holds at most.
const keptCharts = 500

// ChartFolder keeps drawn charts as files for decks that belong to no library.
// Losing one, or the whole folder, only costs time: nothing here can fail an export.
type ChartFolder struct{ dir string }

// OpenChartFolder uses a folder of the user's cache. Without one it keeps nothing.
func OpenChartFolder() ChartFolder {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ChartFolder{}
	}
	dir := filepath.Join(cache, "briefdeck", "charts")
	if os.MkdirAll(dir, 0o700) != nil {
		return ChartFolder{}
	}
	return ChartFolder{dir}
}

// Chart implements chart.Cache.
func (c ChartFolder) Chart(key string) ([]byte, bool) {
	if c.dir == "" {
		return nil, false
	}
	data, err := os.ReadFile(filepath.Join(c.dir, key))
	return data, err == nil
}

// PutChart implements chart.Cache.
func (c ChartFolder) PutChart(key string, svg []byte) {
	if c.dir == "" {
		return
	}
	f, err := os.CreateTemp(c.dir, "new-*")
	if err != nil {
		return
	}
	_, werr := f.Write(svg)
	if cerr := f.Close(); werr != nil || cerr != nil || os.Rename(f.Name(), filepath.Join(c.dir, key)) != nil {
		_ = os.Remove(f.Name()) // nothing more can be done
	}
}

// Close forgets the charts that were drawn longest ago.
func (c ChartFolder) Close() {
	files, err := os.ReadDir(c.dir)
	if err != nil || len(files) <= keptCharts {
		return
	}
	age := func(f os.DirEntry) int64 {
		if info, err := f.Info(); err == nil {
			return info.ModTime().UnixNano()
		}
		return 0
	}
	slices.SortFunc(files, func(a, b os.DirEntry) int { return cmp.Compare(age(a), age(b)) })
	for _, f := range files[:len(files)-keptCharts] {
		_ = os.Remove(filepath.Join(c.dir, f.Name())) // it is tried again next time
	}
}
