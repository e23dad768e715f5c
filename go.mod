module github.com/debtscan/debtscan

go 1.26
