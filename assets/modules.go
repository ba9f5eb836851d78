//go:build modules

package assets

// ECharts' source and the boundaries of countries come out of these modules when the
// generated files are made. The imports keep the modules in go.mod; no program is built
// with this file's tag.
import (
	_ "github.com/sams96/rgeo"
	_ "github.com/xo/echartsgoja"
)
