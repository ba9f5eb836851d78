//go:build modules

package assets

// ECharts' source comes out of this module when the generated files are made. The
// import keeps the module in go.mod; no program is built with this file's tag.
import _ "github.com/xo/echartsgoja"
