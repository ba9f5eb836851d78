package main

import (
	"os"
	"strings"
)

// nameLanguage names English where the environment names no language: "C" is a
// locale but not a language, and the toolkit would complain about it.
func nameLanguage() {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := os.Getenv(name)
		if value == "" {
			continue
		}
		if lang, _, _ := strings.Cut(value, "."); lang != "C" && lang != "POSIX" {
			return
		}
		break
	}
	for _, name := range []string{"LC_ALL", "LANG"} {
		if err := os.Setenv(name, "en_US.UTF-8"); err != nil {
			return // then the toolkit complains, and goes on
		}
	}
}
