using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Reporting;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Reporting;

/// <summary>Small reports that every format is shown with.</summary>
internal static class SampleReports
{
    public static readonly RuleDescriptor CreateOfExisting = new("PL0201", "create-of-existing", "Creates what already exists", "{0} will be created, but {1} exists", Severity.Error)
    {
        Page = _ => "# PL0201 – create-of-existing\n\nThe plan creates an object that is already there.\n\n## Why\n\nThe apply stops half-way.\n",
        Tags = ["import"],
    };

    public static readonly RuleDescriptor LabelStripped = new("PL0304", "tracking-label-stripped", "Strips a tracking label", "{0} loses {1}", Severity.Warning)
    {
        Confidence = Confidence.Likely,
    };

    public static readonly RuleDescriptor Secret = new("PL0407", "secret-in-configuration", "Secret in the configuration", "{0} holds a secret", Severity.Error)
    {
        SecuritySeverity = 8.1,
        Confidence = Confidence.Heuristic,
    };

    public static readonly RuleDescriptor Targeted = new("PL0104", "targeted-plan", "Targeted plan", "The plan looked at {0} of {1} resources", Severity.Note);

    public static readonly SourceText Cnpg = SourceText.From(
        """
        # The platform's shared PostgreSQL.
        resource "kubernetes_manifest" "cnpg_cluster" {
          manifest = {
            kind     = "Cluster"
            metadata = { name = "pal-e-postgres", namespace = "postgres" }
            spec     = { instances = 2 }
          }
        }
        """ + "\n", "infra/cnpg.tf");

    public static readonly SourceText Secrets = SourceText.From(
        "resource \"kubernetes_secret_v1\" \"harbor_creds\" {\n" +
        "  for_each = local.ci_services\n" +
        "\n" +
        "  metadata {\n" +
        "    name   = \"harbor-creds\"\n" +
        "\tlabels = { \"港\" = \"東京\", team = local.team } # wide\n" +
        "  }\n" +
        "\n" +
        "  data = {\n" +
        "    password = \"hunter2-hunter2\"\n" +
        "  }\n" +
        "}\n", "infra/secrets.tf");

    public static readonly SourceText Variables = SourceText.From("variable \"team\" {\n  default = \"platform\"\n}\n", "infra/variables.tf");

    /// <summary>A report like that of the incident: creates of what exists, stripped labels, a secret, a suppressed finding.</summary>
    public static LintReport Incident()
    {
        string[] stripped = ["basketball-api", "landing", "pal-e-app", "westside-app"];
        ImmutableArray<Diagnostic> findings =
        [
            Finding(CreateOfExisting, "kubernetes_manifest.cnpg_cluster will be created, but Cluster postgres/pal-e-postgres exists", Cnpg, "resource \"kubernetes_manifest\" \"cnpg_cluster\"") with
            {
                Addresses = [ResourceAddress.Parse("kubernetes_manifest.cnpg_cluster")!],
                Notes = [new("live", "Cluster postgres/pal-e-postgres, 49 days old, made by kubectl")],
                Fixes = [new("Import the live object", FixSafety.Unsafe, [TextEdit.Append("infra/imports.tf", "import {\n  to = kubernetes_manifest.cnpg_cluster\n  id = \"apiVersion=postgresql.cnpg.io/v1,kind=Cluster,namespace=postgres,name=pal-e-postgres\"\n}\n")])],
                Fingerprint = "0123456789abcdef0123456789abcdef",
            },
            Finding(LabelStripped, "kubernetes_secret_v1.harbor_creds (4 instances) loses argocd.argoproj.io/instance", Secrets, "labels = { \"港\" = \"東京\", team = local.team }") with
            {
                Addresses = [.. stripped.Select(s => ResourceAddress.Parse($"kubernetes_secret_v1.harbor_creds[\"{s}\"]")!)],
                AttributePath = "metadata[0].labels",
                Related = [new(SourceLocation.At(Variables, Span(Variables, "default = \"platform\"")), "the value comes from here") { IsFlow = true }, new(SourceLocation.At("infra/plan.json", new(new(119, 4), new(119, 9))), "planned here")],
                Fingerprint = "11111111111111111111111111111111",
            },
            Finding(Secret, "data.password holds a secret", Secrets, "data = {\n    password = \"hunter2-hunter2\"\n  }") with
            {
                Severity = Severity.Warning,
                AttributePath = "data.password",
                Fixes = [new("Take it from a variable", FixSafety.Safe, [TextEdit.Replace(Secrets, Span(Secrets, "\"hunter2-hunter2\""), "var.password")])],
                Fingerprint = "22222222222222222222222222222222",
            },
            new Diagnostic(Targeted, Severity.Note, "The plan looked at 5 of 83 resources", SourceLocation.InFile("infra/plan.json"))
            {
                Suppression = new(SuppressionKind.Accepted, "OPS-214", SourceLocation.At(Variables, new TextSpan(0, 8))),
                Fingerprint = "33333333333333333333333333333333",
            },
        ];
        return new LintReport("0.1.0", 1,
        [
            new RootReport("infra")
            {
                Findings = findings,
                Plan = new PlanSummary("terraform", "1.11.4", "normal", true, false, new PlanCounts(10, 11, 0, 0, 0, 0, 62, 0)),
                RulesRun = ["PL0104", "PL0201", "PL0304", "PL0407"],
                RulesSkipped = [new("PL0501", "state")],
                FileCount = 13,
                ChangeCount = 83,
                Picture = _ => Picture(findings[0].Location),
                Decisions = () => new(new(["Address", "Decision", "Why"], [["kubernetes_manifest.cnpg_cluster", "import, alone", "recreating loses its volumes"]]),
                    [new(1, "Import kubernetes_manifest.cnpg_cluster alone", "imports.tf", "import {\n  to = kubernetes_manifest.cnpg_cluster\n  id = \"x\"\n}\n", ["terraform plan -out=import.tfplan", "# expect: 1 to import"])]),
            },
        ])
        {
            Rules = [Targeted, CreateOfExisting, LabelStripped, Secret],
        };
    }

    public static LintReport Empty() => new("0.1.0", 0, [new RootReport(".") { RulesRun = ["PL0401"], FileCount = 2 }]);

    /// <summary>A run whose plug-in did not load and one of whose rules crashed.</summary>
    public static LintReport PluginFailures() => new("0.1.0", 2,
        [
            new RootReport(".")
            {
                FileCount = 1,
                Findings = [new Diagnostic(ToolRules.RuleCrashed, Severity.Error, "Rule ACME01 crashed: NullReferenceException", SourceLocation.At(Cnpg, new TextSpan(0, 1))) { Fingerprint = "44444444444444444444444444444444" }],
            },
        ])
    {
        Notifications =
        [
            new Diagnostic(ToolRules.InputNotUnderstood, Severity.Error, "The plug-in analyzers/Acme.PlanLint.dll cannot be loaded: bad image format", SourceLocation.InFile("/opt/elsewhere/Acme.PlanLint.dll")),
        ],
    };

    /// <summary>As many findings as asked for, one in ten an error.</summary>
    public static LintReport Many(int count) => new("0.1.0", 1,
    [
        new RootReport(".")
        {
            FileCount = 1,
            Findings =
            [
                .. Enumerable.Range(0, count).Select(i => new Diagnostic(i % 10 == 0 ? CreateOfExisting : LabelStripped, i % 10 == 0 ? Severity.Error : Severity.Warning, $"a_b.c[{i}] is number {i}", SourceLocation.At(Cnpg, new TextSpan(i % 100, 3)))
                {
                    Addresses = [ResourceAddress.Parse($"a_b.c[{i}]")!],
                    Fingerprint = i.ToString("x32"),
                }),
            ],
        },
    ]);

    /// <summary>Roots with one finding each.</summary>
    public static LintReport ManyRoots(int count) =>
        new("0.1.0", 1, [.. Enumerable.Range(0, count).Select(i => Many(1).Roots[0] with { Path = $"stacks/s{i:00}" })]);

    /// <summary>A plan whose worst object comes last in file order, with changes of every intention.</summary>
    public static LintReport Caused()
    {
        CausedChangeSummary[] changes =
        [
            Change("a_bucket.logs", "create", "exists", 0, false), Change("a_database.main", "create", "exists", 3, false),
            Change("a_label.x[0]", "update", "outside", 0, null), Change("a_label.x[1]", "update", "outside", 0, null),
            Change("a_role.meant", "create", "edited", 0, true),
        ];
        var logs = SourceText.From("resource \"a_bucket\" \"logs\" {}\n", "infra/a.tf");
        return new LintReport("0.1.0", 1,
        [
            new RootReport("infra")
            {
                Plan = new PlanSummary("terraform", "1.11.4", "normal", true, false, new PlanCounts(3, 2, 0, 0, 0, 0, 1, 0)),
                FileCount = 2,
                ChangeCount = 6,
                Findings =
                [
                    Created("a_bucket.logs", SourceLocation.At(logs, new TextSpan(0, 8))), Created("a_database.main", SourceLocation.At(Cnpg, new TextSpan(0, 1))),
                ],
                Causes = () => new CausedPlan([.. changes],
                [
                    new ChangeGroup("make objects that exist already", changes[0].Location, false, [changes[0], changes[1]]),
                    new ChangeGroup("take back what was changed outside of Terraform", changes[2].Location, null, [changes[2], changes[3]]),
                    new ChangeGroup("the role was edited", changes[4].Location, true, [changes[4]]),
                ]),
                Picture = _ => new([.. changes.Select(c => new PlannedChange(c.Address, c.Action)
                {
                    IsProtected = c.Stakes > 0,
                    Location = c.Location,
                    Block = c.Address.StartsWith("a_label", StringComparison.Ordinal) ? "a_label.x" : "",
                    Attributes = c.Action == "update" ? [new("labels.team", "\"blue\"", "\"red\"")] : [],
                })], [new("a_bucket.logs", "create", false), new("a_database.main", "create", true)], [new("a_database.main", "a_bucket.logs")]),
            },
        ])
        { Rules = [CreateOfExisting] };

        static Diagnostic Created(string address, SourceLocation at) => new(CreateOfExisting, Severity.Error, $"{address} will be created, but it exists.", at)
        {
            Addresses = [ResourceAddress.Parse(address)!],
        };

        static CausedChangeSummary Change(string address, string action, string cause, int stakes, bool? isIntended) =>
            new(address, [action], action, new CauseSummary(cause, Confidence.Proven, cause == "exists" ? "it exists already" : "the role was edited"),
                SourceLocation.At(Variables, new TextSpan(0, 8)), isIntended)
            { Action = action, Stakes = stakes };
    }

    /// <summary>As many changes in each of some roots, each with a cause among as many as asked for, attributes, and one in ten an error.</summary>
    public static LintReport ManyChanges(int count, int roots = 1, int causes = 100)
    {
        if (roots > 1)
        {
            var one = ManyChanges(count, 1, causes);
            return one with { Roots = [.. Enumerable.Range(0, roots).Select(i => one.Roots[0] with { Path = $"infra/r{i}" })] };
        }
        string[] actions = ["create", "update", "delete", "replace"];
        CausedChangeSummary[] changes =
        [
            .. Enumerable.Range(0, count).Select(i => new CausedChangeSummary($"module.m{i % 20}.some_provider_resource.name_{i / 2}[\"key-{i % 2}\"]", [actions[i % 4]],
                actions[i % 4], new CauseSummary(i % 10 == 0 ? "exists" : "follows", Confidence.Proven, "follows the edit of local.team"),
                SourceLocation.At(Variables, new TextSpan(0, 8)), i % 3 == 0 ? false : i % 3 == 1 ? true : null)
            { Action = actions[i % 4], Stakes = i % 50 == 0 ? 3 : 0 }),
        ];
        return new LintReport("0.1.0", count == 0 ? 0 : 1,
        [
            new RootReport("infra")
            {
                Plan = new PlanSummary("terraform", "1.11.4", "normal", true, false, new PlanCounts(count / 2, count / 4, count / 2, 0, 0, 0, 0, 0)),
                FileCount = 3,
                ChangeCount = count,
                Findings =
                [
                    .. changes.Where((_, i) => i % 10 == 0).Select((c, i) => new Diagnostic(CreateOfExisting, Severity.Error,
                        $"{c.Address} will be created, but it exists.", SourceLocation.At(Cnpg, new TextSpan(i % 100, 3))) { Addresses = [ResourceAddress.Parse(c.Address)!] }),
                ],
                Causes = () => new CausedPlan([.. changes],
                [
                    .. changes.Select((c, i) => (Change: c, Group: (i / Math.Max(1, count / causes), c.IsIntended))).GroupBy(c => c.Group, c => c.Change)
                        .OrderBy(g => g.Key.IsIntended switch { false => 0, null => 1, true => 2 }).Select(g => new ChangeGroup(
                            g.Count() == 1 ? "the team was edited" : $"follow the edit of local.team_{g.Key.Item1}", g.First().Location, g.Key.IsIntended, [.. g])),
                ]),
                Picture = _ => new(
                [
                    .. changes.Select((c, i) => new PlannedChange(c.Address, c.Action)
                    {
                        IsProtected = c.Stakes > 0,
                        Location = c.Location,
                        Block = $"module.m{i % 20}.some_provider_resource.name_{i / 2}",
                        Attributes = [.. Enumerable.Range(0, c.Action is "update" or "replace" ? 8 : 0).Select(a => new ChangedAttribute($"tags.key_{a}", $"\"before {i}\"", $"\"after {i}\""))],
                    }),
                ],
                [.. changes.Select((c, i) => (Block: $"module.m{i % 20}.some_provider_resource.name_{i / 2}", Module: $"module.m{i % 20}", c)).DistinctBy(c => c.Block)
                    .Select(c => new GraphNode(c.Block, c.c.Action, c.c.Stakes > 0) { Module = c.Module, Counts = $"1 {c.c.Action}" })], []),
            },
        ])
        { Rules = [CreateOfExisting] };
    }

    /// <summary>Texts that try to get out of each format.</summary>
    public static LintReport Hostile()
    {
        var source = SourceText.From("a = \"\u001b[31m<script>alert(1)</script> ]]> ::error::x %0A `code` |cell| \u202Egnp\"\n", "weird dir/ü %41\n<b>.tf");
        const string message = "x[\"\u001b]0;pwn\u0007\"](http://evil) <img src=x onerror=alert(1)> ::error file=a::b\n::set-output name=x::y | **bold** @everyone ]]>&amp; \u202E";
        return new LintReport("0.1.0", 1,
        [
            new RootReport("weird dir")
            {
                FileCount = 1,
                Findings =
                [
                    new Diagnostic(CreateOfExisting, Severity.Error, message, SourceLocation.At(source, new TextSpan(4, 20)))
                    {
                        Addresses = [ResourceAddress.Parse("a_b.c[\"</script><script>alert(2)</script>\"]")!],
                        Notes = [new("live", "a --> b\u001b[2J\n\n# heading\n| x |")],
                        Fingerprint = "55555555555555555555555555555555",
                    },
                ],
                Picture = _ => new([new("a_b.c[\"</script><script>alert(2)</script>\"]", "create") { Attributes = [new("x", "\"<b>\"", "\"</td>\"")] }], [new("a_b.<c>", "create", true)], []),
                Decisions = () => new(new(["A|B"], [["x | y\n<script>"]]), [new(1, "<b>", "</pre>.tf", "</pre><script>\n", ["</pre><script>"])]),
            },
        ]);
    }

    private static Diagnostic Finding(RuleDescriptor rule, string message, SourceText source, string at) =>
        new(rule, rule.DefaultSeverity, message, SourceLocation.At(source, Span(source, at)));

    private static TextSpan Span(SourceText source, string text) => new(source.Text.IndexOf(text, StringComparison.Ordinal), text.Length);

    private static PlanPicture Picture(SourceLocation cnpg) => new(
    [
        new("kubernetes_manifest.cnpg_cluster", "create") { IsProtected = true, Location = cnpg },
        new("kubernetes_secret_v1.harbor_creds[\"landing\"]", "update")
        {
            Location = SourceLocation.At(Secrets, Span(Secrets, "resource \"kubernetes_secret_v1\" \"harbor_creds\"")),
            Attributes = [new("metadata[0].labels[\"argocd.argoproj.io/instance\"]", "\"landing\"", "null")],
        },
        new("harbor_robot_account.service_ci[\"playme2k\"]", "replace") { Reason = "replace_because_cannot_update" },
    ],
    [
        new("harbor_project.service", "", false), new("harbor_robot_account.service_ci", "replace", false),
        new("kubernetes_manifest.cnpg_cluster", "create", true), new("kubernetes_secret_v1.harbor_creds", "update", false),
    ],
    [
        new("harbor_robot_account.service_ci", "harbor_project.service"), new("kubernetes_secret_v1.harbor_creds", "harbor_robot_account.service_ci"),
    ]);
}
