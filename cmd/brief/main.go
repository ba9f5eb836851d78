// Command brief makes briefings without a screen: it imports papers into a library,
// lists what was found, and exports decks.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"

	"briefdeck/assets"
	"briefdeck/internal/app"

	"github.com/spf13/pflag"
)

// The exit codes, the same for every command.
const (
	done   = 0
	failed = 1
	usage  = 2
	found  = 3
)

// errUsage is a command line that does not make sense; its text says what does.
var errUsage = errors.New("usage")

// command is one word that can follow "brief".
type command struct {
	name, args, about string
	flags             func(*pflag.FlagSet, *options)
	run               func(context.Context, *options, []string) error
}

// options are the flags of all commands and where they print.
type options struct {
	library       string
	json, sample  bool
	deck, as, out string
	password      string
	theme         string
	final         bool
	version       versioning
	relate        relating
	revises       string
	separate      bool
	review        reviewing
	data          dataOptions
	theming       theming
	kinds         []string
	limit         int
	stdout        io.Writer
	stderr        io.Writer
}

func commands() []command {
	return slices.Concat(coreCommands(), relationCommands(), versionCommands())
}

func coreCommands() []command {
	return []command{
		{"init", "FILE", "make a new library file", initFlags, runInit},
		{"import", "FILE…", "add papers with the figures found in them, data files as series, lists of references", importFlags, runImport},
		{"list", "", "show the library's sources with their sections, and its decks", listFlags, runList},
		{"references", "", "write what a source cites, or every work the library knows: text, BibTeX, RIS, CSL-JSON", referencesFlags, runReferences},
		{"figures", "", "show the library's figures: value, unit, period, source, status", figuresFlags, runFigures},
		{"review", "", "accept, reject and correct figures, and say which indicator they are of", reviewFlags, runReview},
		{"search", "QUERY…", "find words in papers, figures, claims, references and decks", searchFlags, runSearch},
		{"check", "[DECK.md]", "look for what is wrong or doubtful in a deck", checkFlags, runCheck},
		{"diff", "OLD NEW", "say what changed from one deck to another: numbers, claims, wording, marking; deck@version names a version", diffFlags, runDiff},
		{"export", "[DECK.md]", "make a PDF of a deck", exportFlags, runExport},
		{"themes", "", "show the themes of decks; add, show or remove one of your own", themesFlags, runThemes},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], &options{stdout: os.Stdout, stderr: os.Stderr})
	stop()
	os.Exit(code)
}

// run does one command line and returns the exit code.
func run(ctx context.Context, args []string, o *options) int {
	if len(args) == 0 {
		help(o.stderr)
		return usage
	}
	name := args[0]
	if name == "help" || name == "--help" || name == "-h" {
		return helpOn(o, args[1:])
	}
	for _, c := range commands() {
		if c.name == name {
			return o.report(name, c.do(ctx, o, args[1:]))
		}
	}
	fmt.Fprintf(o.stderr, "brief: no command %q; see brief help\n", name)
	return usage
}

// report prints an error as one line and turns it into the exit code.
func (o *options) report(command string, err error) int {
	switch {
	case err == nil:
		return done
	case errors.Is(err, pflag.ErrHelp):
		return helpOn(o, []string{command})
	case errors.Is(err, errFound):
		return found
	case errors.Is(err, errUsage):
		fmt.Fprintf(o.stderr, "brief: %s: %s\n", command, oneLine(err))
		return usage
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(o.stderr, "brief: %s: stopped; nothing was left half done\n", command)
		return failed
	}
	fmt.Fprintf(o.stderr, "brief: %s\n", oneLine(err))
	var bad *app.FindingsError
	if errors.As(err, &bad) {
		for _, f := range bad.Findings[1:] {
			fmt.Fprintf(o.stderr, "  page %d: %s\n", f.Page, f.Text)
		}
	}
	return failed
}

func oneLine(err error) string {
	text := strings.TrimPrefix(err.Error(), errUsage.Error()+": ")
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "\n", "; ")), " ")
}

func (c command) do(ctx context.Context, o *options, args []string) error {
	fs := c.flagSet(o)
	if err := fs.Parse(args); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			return err
		}
		return fmt.Errorf("%w: %w; see brief help %s", errUsage, err, c.name)
	}
	return c.run(ctx, o, fs.Args())
}

func (c command) flagSet(o *options) *pflag.FlagSet {
	fs := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	c.flags(fs, o)
	return fs
}

func helpOn(o *options, args []string) int {
	for _, c := range commands() {
		if len(args) == 1 && c.name == args[0] {
			fmt.Fprintf(o.stdout, "brief %s [flags] %s\n\n%s.\n\n%s", c.name, c.args, upperFirst(c.about), c.flagSet(o).FlagUsages())
			return done
		}
	}
	if len(args) == 1 && args[0] == "notices" {
		return o.report("help", notices(o.stdout))
	}
	if len(args) > 0 {
		fmt.Fprintf(o.stderr, "brief: help: no command %q; see brief help\n", args[0])
		return usage
	}
	help(o.stdout)
	return done
}

// notices prints what the licences of the parts inside this program ask to be shown.
func notices(w io.Writer) error {
	text, err := assets.EChartsNotice()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "Charts are drawn by Apache ECharts, which comes with these notices:\n\n%s\n%s\n", text, assets.WorldNotice)
	return err
}

func help(w io.Writer) {
	fmt.Fprint(w, "brief turns papers into briefings whose every number has its source.\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  brief %-10s %-16s %s\n", c.name, c.args, c.about)
	}
	fmt.Fprint(w, `  brief help       [COMMAND]        explain a command, or show the licence "notices"

A deck file is exported in one step, with the facts shipped beside it:
  brief export briefings/ministerial-brief.md --as brief -o brief.pdf

Exit codes: 0 done, 1 failed, 2 the command line does not make sense, 3 a check found errors.
`)
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func libraryFlag(fs *pflag.FlagSet, o *options) {
	fs.StringVar(&o.library, "library", "", "the library `FILE`; without it, your own library")
}

func listFlags(fs *pflag.FlagSet, o *options) {
	libraryFlag(fs, o)
	fs.BoolVar(&o.json, "json", false, "print JSON for a program to read")
}
