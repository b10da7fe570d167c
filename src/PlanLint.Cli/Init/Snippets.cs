namespace PlanLint.Cli.Init;

/// <summary>What <c>planlint init</c> prints for CI and hooks. The whole recipes are in docs/ci.</summary>
internal static class Snippets
{
    /// <summary>The step for a CI system.</summary>
    public static string Step(string system, ProjectSurvey survey, string version)
    {
        string tool = survey.UsesTofu ? "tofu" : "terraform";
        string root = survey.Roots is [var only] && IsPlain(only) ? only : "ROOT";
        return system switch
        {
            "forgejo" => $$$"""
                # .forgejo/workflows/planlint.yml, after `{{{tool}}} plan -out tfplan` (docs/ci/forgejo-actions.md)
                - run: {{{tool}}} -chdir={{{root}}} show -json tfplan > plan.json
                - run: dotnet tool install --tool-path .tools PlanLint.Cli --version {{{version}}} --add-source "$PLANLINT_SOURCE" # docs/ci/README.md
                  env: { PLANLINT_SOURCE: "${{ vars.PLANLINT_SOURCE }}" }
                - run: .tools/planlint check {{{root}}} --plan plan.json --report sarif=planlint.sarif
                - if: always()
                  run: .tools/planlint forgejo-review --sarif planlint.sarif --repo "${{ github.repository }}" --pull "${{ github.event.number }}" --sha "${{ github.event.pull_request.head.sha }}"
                  env: { PLANLINT_FORGEJO_TOKEN: "${{ secrets.PLANLINT_TOKEN }}" }
                """,
            "gitlab" => $$"""
                # .gitlab-ci.yml, after a job that leaves plan.json (docs/ci/gitlab.md)
                planlint:
                  image: mcr.microsoft.com/dotnet/sdk:10.0
                  script:
                    - dotnet tool install --tool-path .tools PlanLint.Cli --version {{version}} --add-source "$PLANLINT_SOURCE" # docs/ci/README.md
                    - .tools/planlint check {{root}} --plan plan.json --report gitlab=gl-code-quality.json
                  artifacts: { when: always, reports: { codequality: gl-code-quality.json } }
                """,
            "woodpecker" => $$"""
                # .woodpecker/planlint.yaml, after a step that leaves plan.json (docs/ci/woodpecker.md)
                steps:
                  planlint:
                    image: mcr.microsoft.com/dotnet/sdk:10.0
                    environment: { PLANLINT_SOURCE: { from_secret: planlint_source } } # docs/ci/README.md
                    commands:
                      - dotnet tool install --tool-path .tools PlanLint.Cli --version {{version}} --add-source "$PLANLINT_SOURCE"
                      - .tools/planlint check {{root}} --plan plan.json
                """,
            _ => $$$"""
                # .github/workflows/planlint.yml, after `{{{tool}}} plan -out tfplan` (docs/ci/github-actions.md)
                - run: {{{tool}}} -chdir={{{root}}} show -json tfplan > plan.json
                - run: dotnet tool install --tool-path .tools PlanLint.Cli --version {{{version}}} --add-source "$PLANLINT_SOURCE" # docs/ci/README.md
                  env: { PLANLINT_SOURCE: "${{ vars.PLANLINT_SOURCE }}" }
                - run: .tools/planlint check {{{root}}} --plan plan.json --format github --report sarif=planlint.sarif
                - if: always()
                  uses: github/codeql-action/upload-sarif@v4
                  with: { sarif_file: planlint.sarif }
                """,
        };
    }

    /// <summary>True for a path that is one word, and no option, in a shell and in YAML: people paste what is printed here.</summary>
    private static bool IsPlain(string path) =>
        path.Length > 0 && path[0] != '-' && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '_' or '-');

    /// <summary>The entry for <c>.pre-commit-config.yaml</c>.</summary>
    public static string PreCommit(string version) => $"""
        # .pre-commit-config.yaml
        repos:
          - repo: REPOSITORY # address of a clone of PlanLint
            rev: v{version}
            hooks:
              - id: planlint
        """;
}
