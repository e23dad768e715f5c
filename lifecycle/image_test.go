package lifecycle

import (
	"testing"

	"github.com/debtscan/debtscan/debt"
)

// images are references and what they certainly mean.
func images() []struct{ reference, want string } {
	const digest = "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	return []struct{ reference, want string }{
		// Languages, with the system that the tag names.
		{"python:3.9-slim-bullseye", "python 3.9, debian 11"},
		{"python:3.9", "python 3.9"},
		{"python:3.8.16-slim-buster", "python 3.8, debian 10"},
		{"python:3.13.0rc1-alpine3.20", "python 3.13, alpine-linux 3.20"},
		{"python:2", "python 2.7"},
		{"node:18-alpine3.17", "nodejs 18, alpine-linux 3.17"},
		{"node:16.20.2", "nodejs 16"},
		{"node:hydrogen-bullseye-slim", "nodejs 18, debian 11"},
		{"node:fermium", "nodejs 14"},
		{"golang:1.20-bookworm", "go 1.20, debian 12"},
		{"golang:1.19.13-alpine", "go 1.19"},
		{"ruby:2.7-buster", "ruby 2.7, debian 10"},
		{"php:7.4-fpm-alpine3.16", "php 7.4, alpine-linux 3.16"},
		{"rust:1.70-slim-bookworm", "rust 1.70, debian 12"},
		{"perl:5.30", "perl 5.30"},
		{"elixir:1.13-otp-24-alpine", "elixir 1.13, erlang 24"},
		{"mcr.microsoft.com/dotnet/sdk:6.0", "dotnet 6"},
		{"mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled", "dotnet 8, ubuntu 22.04"},
		{"mcr.microsoft.com/dotnet/core/sdk:3.1-buster", "dotnet 3.1, debian 10"},
		{"mcr.microsoft.com/dotnet/runtime:7.0-nanoserver-20H2", "dotnet 7, windows-nano-server 20h2"},
		{"mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2019", "dotnetfx 4.8, windows-server-core 2019"},
		// Java, by who builds it.
		{"eclipse-temurin:17-jre", "eclipse-temurin 17"},
		{"eclipse-temurin:8u392-b08-jre-focal", "eclipse-temurin 8, ubuntu 20.04"},
		{"eclipse-temurin:17.0.8_7-jdk", "eclipse-temurin 17"},
		{"openjdk:11.0.16-jdk-slim-bullseye", "eclipse-temurin 11, debian 11"},
		{"amazoncorretto:11-al2-jdk", "amazon-corretto 11, amazon-linux 2"},
		{"azul/zulu-openjdk:1.8", "azul-zulu 8"},
		{"maven:3.8-openjdk-11", "apache-maven 3.8, eclipse-temurin 11"},
		{"maven:3.9.6-amazoncorretto-17", "apache-maven 3.9, amazon-corretto 17"},
		{"tomcat:9.0.70-jdk11-temurin-jammy", "tomcat 9.0, eclipse-temurin 11, ubuntu 22.04"},
		{"gradle:7.6-jdk11-focal", "gradle 7, eclipse-temurin 11, ubuntu 20.04"},
		{"gradle:jdk11", "eclipse-temurin 11"},
		// Systems.
		{"debian:buster-slim", "debian 10"},
		{"debian:11.7", "debian 11"},
		{"ubuntu:18.04", "ubuntu 18.04"},
		{"ubuntu:focal-20230308", "ubuntu 20.04"},
		{"ubuntu:groovy", "ubuntu 20.10"},
		{"alpine:3.12", "alpine-linux 3.12"},
		{"alpine:2", "alpine-linux 2.7"},
		{"centos:7", "centos 7"},
		{"centos:centos8.4.2105", "centos 8"},
		{"quay.io/centos/centos:stream8", "centos-stream 8"},
		{"rockylinux:8.7", "rocky-linux 8"},
		{"almalinux/9-minimal:latest", "almalinux 9"},
		{"amazonlinux:2", "amazon-linux 2"},
		{"amazonlinux:2023.3.20231218.0", "amazon-linux 2023"},
		{"oraclelinux:7-slim", "oracle-linux 7"},
		{"fedora:36", "fedora 36"},
		{"registry.access.redhat.com/ubi8/ubi-minimal:8.7", "rhel 8"},
		{"registry.access.redhat.com/ubi8/python-39:1-117", "rhel 8, python 3.9"},
		{"registry.redhat.io/ubi9/nodejs-18-minimal:1", "rhel 9, nodejs 18"},
		{"redhat/ubi9-minimal", "rhel 9"},
		{"gcr.io/distroless/java17-debian11:nonroot", "eclipse-temurin 17, debian 11"},
		{"gcr.io/distroless/static-debian11" + digest, "debian 11"},
		{"mcr.microsoft.com/windows/servercore:ltsc2019", "windows-server-core 2019"},
		{"mcr.microsoft.com/windows/nanoserver:ltsc2022", "windows-nano-server 2022"},
		// Databases and servers.
		{"postgres:9.6", "postgresql 9.6"},
		{"postgres:9", "postgresql 9.6"},
		{"postgres:13.4-alpine3.14", "postgresql 13, alpine-linux 3.14"},
		{"pgvector/pgvector:0.5.1-pg15", "postgresql 15"},
		{"bitnami/postgresql:11.16.0-debian-11-r9", "postgresql 11, debian 11"},
		{"mysql:5.7", "mysql 5.7"},
		{"mysql:8.0-oraclelinux8", "mysql 8.0, oracle-linux 8"},
		{"mariadb:10.4-focal", "mariadb 10.4, ubuntu 20.04"},
		{"redis:5-buster", "redis 5.0, debian 10"},
		{"mongo:4.4-focal", "mongodb 4.4, ubuntu 20.04"},
		{"docker.elastic.co/elasticsearch/elasticsearch:6.8.23", "elasticsearch 6"},
		{"mcr.microsoft.com/mssql/server:2017-latest-ubuntu18.04", "mssqlserver 14.0, ubuntu 18.04"},
		{"rabbitmq:3.8-management", "rabbitmq 3.8"},
		{"nginx:1.18-alpine", "nginx 1.18"},
		{"traefik:v2.9", "traefik 2.9"},
		{"jenkins/jenkins:2.387.1-lts-jdk11", "jenkins 2.387"},
		{"confluentinc/cp-kafka:7.3.0", "apache-kafka 3.3"},
		{"wordpress:6.1-php8.0-apache", "wordpress 6.1, php 8.0"},
		{"hashicorp/terraform:1.3.7", "terraform 1.3"},
		{"hashicorp/terraform:0.12.31", "terraform 0.12"},
		{"registry.k8s.io/kube-proxy:v1.27.3", "kubernetes 1.27"},
		{"kindest/node:v1.25.3" + digest, "kubernetes 1.25"},
		{"gitlab/gitlab-runner:alpine-v15.9.1", "gitlab-runner 15.9"},
		// Clouds.
		{"public.ecr.aws/lambda/python:3.8", "aws-lambda python3.8"},
		{"public.ecr.aws/lambda/python:3.9.2023.11.16.10", "aws-lambda python3.9"},
		{"amazon/aws-lambda-nodejs:16", "aws-lambda nodejs16.x"},
		{"public.ecr.aws/lambda/java:8.al2", "aws-lambda java8.al2"},
		// Registries and mirrors that show the image.
		{"docker.io/library/python:3.8", "python 3.8"},
		{"public.ecr.aws/docker/library/node:18.12-bullseye-slim", "nodejs 18, debian 11"},
		{"mirror.gcr.io/library/redis:6.0", "redis 6.0"},
		{"arm32v7/alpine:3.12", "alpine-linux 3.12"},
		{"mirror.gcr.io/amd64/debian:11", "debian 11"},
		{"public.ecr.aws/amazonlinux/amazonlinux:2", "amazon-linux 2"},
		{"123456789012.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/library/python:3.7", "python 3.7"},
		{"gitlab.example.com/group/dependency_proxy/containers/ruby:2.7", "ruby 2.7"},
		// Images nobody knows may name their system.
		{"example.com/team/app:1.4.2-bullseye", "debian 11"},
		{"example.com/team/base:alpine3.17", "alpine-linux 3.17"},
		{"mcr.microsoft.com/devcontainers/base:jammy", "ubuntu 22.04"},
		{"ghcr.io/astral-sh/uv:python3.12-bookworm-slim", "python 3.12, debian 12"},
		// Newer than the table: the version keeps its own number.
		{"node:31-alpine", "nodejs 31"},
		{"python:3.19.1", "python 3.19"},
		// Nothing that is certain.
		{"python", ""},
		{"python:latest", ""},
		{"python" + digest, ""},
		{"python:3", ""},
		{"alpine:3", ""},
		{"alpine:edge", ""},
		{"node:lts-alpine", ""},
		{"node:20231205", ""},
		{"node:3f2a91c", ""},
		{"debian:stable-slim", ""},
		{"ubuntu:rolling", ""},
		{"nginx:mainline", ""},
		{"jenkins/jenkins:2.400", ""},
		{"example.com/python:3.7", ""},
		{"example.com/library/python:3.7", ""},
		{"someone/python:3.7", ""},
		{"example.com/team/app:alpine-1.2.3", ""},
		{"example.com/team/app:disco", ""},
		{"example.com/team/groovy:3.0", ""},
		{"groovy:4.0-jdk17", ""},
		{"cgr.dev/chainguard/node:latest", ""},
		{"public.ecr.aws/lambda/provided:latest", ""},
		{"mcr.microsoft.com/windows/servercore:10.0.17763.1", ""},
		{"mcr.microsoft.com/windows/nanoserver:1809", ""}, // the tag outlived the release of that name
		{"amd64/team/alpine:3.12", ""},
		{"", ""},
	}
}

func TestImages(t *testing.T) {
	table := embedded(t)
	if n := len(images()); n < 80 {
		t.Errorf("%d references, want 80 or more", n)
	}
	for _, tt := range images() {
		if got := names(table.Products(imagePin(tt.reference))); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.reference, got, tt.want)
		}
	}
}

func TestImagesThatAreNotCertain(t *testing.T) {
	table := embedded(t)
	good := imagePin("python:3.9-slim-bullseye")
	tests := []struct {
		name   string
		change func(*debt.Pin)
	}{
		{"name", func(p *debt.Pin) { p.Unsure = []string{"name"} }},
		{"version", func(p *debt.Pin) { p.Unsure = []string{"version"} }},
		{"a stage", func(p *debt.Pin) { p.SourceType = "stage" }},
		{"nothing", func(p *debt.Pin) { p.SourceType = "scratch" }},
		{"an action", func(p *debt.Pin) { p.Kind = debt.PinAction }},
	}
	for _, tt := range tests {
		p := good
		tt.change(&p)
		if got := table.Products(p); got != nil {
			t.Errorf("%s: %s", tt.name, names(got))
		}
	}
	if got := (Table{}).Products(good); got != nil {
		t.Errorf("an empty table: %s", names(got))
	}
}

// Every cycle that a reference is said to have is one of the table, or beyond
// all of them; and nothing makes the reader stumble.
func FuzzImage(f *testing.F) {
	for _, tt := range images() {
		p := imagePin(tt.reference)
		f.Add(p.Name, p.Version)
	}
	f.Add("postgres", "13.99999999999999999999")
	f.Add("node", ".-..-v-")
	table := embedded(f)
	f.Fuzz(func(t *testing.T, name, tag string) {
		seen := map[string]bool{}
		for _, got := range table.Products(debt.Pin{Kind: debt.PinImage, Name: name, Version: tag}) {
			product, ok := table.products[got.Name]
			if !ok || got.Cycle == "" || seen[got.Name] {
				t.Fatalf("%s:%s: %+v", name, tag, got)
			}
			seen[got.Name] = true
			if _, inside := product.index[got.Cycle]; inside {
				continue
			}
			n, ok := parseNumber(got.Cycle)
			if !ok || n.compare(product.sorted[0].number) > 0 && n.compare(product.sorted[len(product.sorted)-1].number) < 0 {
				t.Fatalf("%s:%s: %+v is a gap of the table", name, tag, got)
			}
		}
	})
}
