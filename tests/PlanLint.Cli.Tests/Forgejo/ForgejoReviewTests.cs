using System.Collections.Immutable;
using PlanLint.Cli.Forgejo;
using PlanLint.Cli.Tests.Reports;
using PlanLint.Diagnostics;
using PlanLint.Reporting;
using PlanLint.Reporting.Forgejo;
using PlanLint.Reporting.Sarif;
using PlanLint.Testing;
using PlanLint.Text;

namespace PlanLint.Cli.Tests.Forgejo;

public sealed class ForgejoReviewTests
{
    private const string Diff = """
        diff --git a/infra/cnpg.tf b/infra/cnpg.tf
        index 1111111..2222222 100644
        --- a/infra/cnpg.tf
        +++ b/infra/cnpg.tf
        @@ -1,3 +1,4 @@
         # The platform's shared PostgreSQL.
        +resource "kubernetes_manifest" "cnpg_cluster" {
         }
        --- a
        """ + "\n";

    private static readonly RuleDescriptor Create = new("PL0201", "create-of-existing", "Creates what already exists", "{0}", Severity.Error);
    private static readonly RuleDescriptor Label = new("PL0304", "tracking-label-stripped", "Strips a tracking label", "{0}", Severity.Warning);
    private static readonly ReviewTarget Target = new("acme", "infra", 7, "0123456789abcdef0123456789abcdef01234567", "planlint", null);

    [Test]
    public async Task Comments_on_lines_of_the_diff_and_says_the_rest_in_the_body()
    {
        using var server = new FakeForgejo(Diff);
        (await Post(server, Findings(Found()))).ShouldBe(0);
        Golden.Check(server.Transcript, "first-post.txt");
    }

    [Test]
    public async Task Replaces_its_earlier_review_after_a_fix()
    {
        using var server = new FakeForgejo(Diff);
        server.AddReview("looks good to me");
        server.AddReview("<!-- planlint-review other 0000 -->\nanother check");
        await Post(server, Findings(Found()));
        (await Post(server, Findings([Found()[1]]))).ShouldBe(0);
        server.Reviews.Select(r => ((string)r["body"]!).Split('\n')[1 % ((string)r["body"]!).Split('\n').Length]).ShouldBe(["looks good to me", "another check", "**PlanLint**: 1 warning."]);
        Golden.Check(server.Transcript, "second-post.txt");
    }

    [Test]
    public async Task Says_that_all_is_well_only_where_it_had_complained()
    {
        using var server = new FakeForgejo(Diff);
        (await Post(server, Findings([]))).ShouldBe(0);
        server.Reviews.ShouldBeEmpty();
        await Post(server, Findings(Found()));
        await Post(server, Findings([]));
        ((string)server.Reviews.ShouldHaveSingleItem()["body"]!).ShouldContain("no findings");
    }

    [Test]
    public async Task Does_not_post_the_same_review_twice()
    {
        using var server = new FakeForgejo(Diff);
        await Post(server, Findings(Found()));
        await Post(server, Findings(Found()));
        server.Transcript.Split('\n').Count(l => l.StartsWith("POST /api/v1/repos/acme/infra/pulls/7/reviews", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Test]
    public async Task Finds_its_earlier_review_on_a_later_page()
    {
        using var server = new FakeForgejo(Diff) { PageSize = 2 };
        for (int i = 0; i < 5; i++) server.AddReview($"remark {i}");
        await Post(server, Findings(Found()));
        await Post(server, Findings([Found()[1]]));
        server.Reviews.Count.ShouldBe(6);
    }

    [Test]
    public async Task Waits_and_goes_on_after_429()
    {
        using var server = new FakeForgejo(Diff);
        server.FailOnce("POST /api/v1/repos/acme/infra/pulls/7/reviews", 429, "{\"message\":\"slow down\"}", retryAfter: "0");
        (await Post(server, Findings(Found()))).ShouldBe(0);
        Golden.Check(server.Transcript, "too-many-then-success.txt");
    }

    [Test]
    public async Task Gives_up_after_500_three_times_and_still_sets_the_status()
    {
        using var server = new FakeForgejo(Diff);
        for (int i = 0; i < 3; i++) server.FailOnce("POST /api/v1/repos/acme/infra/pulls/7/reviews", 500, "<html>oops</html>");
        var log = new StringWriter();
        (await Post(server, Findings(Found()), log)).ShouldBe(2);
        log.ToString().ShouldStartWith("planlint: The review was not posted: the server failed 3 times (500)\nplanlint: Commit status: failure");
        Golden.Check(server.Transcript, "failed-three-times.txt");
    }

    [TestCase(401, "does not know the token")]
    [TestCase(403, "needs write access")]
    [TestCase(404, "no such repository")]
    [TestCase(302, "give that address by --server")]
    [TestCase(418, "refused (418)")]
    public async Task Says_what_a_refusal_means(int status, string words)
    {
        using var server = new FakeForgejo(Diff);
        server.FailOnce("GET /api/v1/repos/acme/infra/pulls/7.diff", status, "{\"message\":\"\\u001b[31mno\"}");
        var log = new StringWriter();
        (await Post(server, Findings(Found()), log)).ShouldBe(2);
        log.ToString().ShouldContain(words);
        log.ToString().ShouldNotContain("\u001b");
        log.ToString().ShouldNotContain(FakeForgejo.Token);
    }

    [Test]
    public async Task Posts_a_short_review_when_the_full_one_is_too_large()
    {
        using var server = new FakeForgejo(Diff);
        server.FailOnce("POST /api/v1/repos/acme/infra/pulls/7/reviews", 413);
        (await Post(server, Findings(Found()))).ShouldBe(0);
        Golden.Check(server.Transcript, "too-large.txt");
    }

    [Test]
    public async Task Is_not_misled_by_garbage()
    {
        using var server = new FakeForgejo("\0\u001b not a diff");
        server.FailOnce("GET /api/v1/repos/acme/infra/pulls/7/reviews", 200, "<html>welcome</html>");
        var log = new StringWriter();
        (await Post(server, Findings(Found()), log)).ShouldBe(2);
        log.ToString().ShouldContain("is no list");
    }

    [Test]
    public async Task Gives_up_on_a_server_that_never_answers()
    {
        using var server = new FakeForgejo(Diff);
        for (int i = 0; i < 3; i++) server.SwallowOnce("GET /api/v1/repos/acme/infra/pulls/7.diff");
        var log = new StringWriter();
        (await Post(server, Findings(Found()), log)).ShouldBe(2);
        log.ToString().ShouldContain("did not answer within 0.5 s");
    }

    [Test]
    public async Task Looks_before_it_says_that_a_lost_answer_was_a_failure()
    {
        using var server = new FakeForgejo(Diff);
        server.SwallowOnce("POST /api/v1/repos/acme/infra/pulls/7/reviews");
        (await Post(server, Findings(Found()))).ShouldBe(0);
        server.Reviews.Count.ShouldBe(1);
    }

    [Test]
    public async Task Says_that_no_server_is_there()
    {
        using var client = new ForgejoClient(new Uri("http://127.0.0.1:1/"), "x", TimeSpan.FromSeconds(5), TimeSpan.Zero);
        var log = new StringWriter();
        (await new ReviewPoster(client, Target, log).Post(Findings([]), default)).ShouldBe(2);
        log.ToString().ShouldContain("cannot be reached (ConnectionError)");
    }

    [Test]
    public void Reads_which_lines_a_diff_shows()
    {
        var diff = PullRequestDiff.Parse(Diff + "diff --git a/x b/x\n--- /dev/null\n+++ \"b/d\\303\\274 \\\"q\\\".tf\"\n@@ -0,0 +1 @@ resource @@ x\n+a\n@@ -9,2 +10,2 @@\n a\n-b\n+c\n\\ No newline at end of file\n--- a/gone\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n");
        Enumerable.Range(0, 8).Where(l => diff.Shows("infra/cnpg.tf", l)).ShouldBe([1, 2, 3, 4]);
        Enumerable.Range(0, 14).Where(l => diff.Shows("dü \"q\".tf", l)).ShouldBe([1, 10, 11]);
        diff.Shows("gone", 1).ShouldBeFalse();
    }

    [Test]
    public void Builds_nothing_that_gets_out_of_a_comment()
    {
        var hostile = new ReviewFinding("PL0201", "error", "<img src=x> [a](javascript:x) @all | `x`\n# big", "a`b\n.tf", 1, "https://x.example/)(", ["--> \u001b[31m"]);
        string json = ForgejoReview.Build(new SarifFindings([hostile], true), null, Target.Sha, "plan--lint -->").ReviewJson();
        Golden.Check(json, "hostile.json");
    }

    [Test]
    public async Task Says_verdict_decisions_and_changes_in_the_body_and_findings_on_the_lines()
    {
        using var server = new FakeForgejo(Diff);
        var (findings, report) = Incident();
        (await Post(server, findings with { Report = report })).ShouldBe(0);
        string body = (string)server.Reviews.ShouldHaveSingleItem()["body"]!;
        body.Split('\n')[1].ShouldBe("### PlanLint: Do not apply");
        body.ShouldContain("\n**What to do**\n");
        body.ShouldContain("\n**Changes by cause**\n");
        body.Length.ShouldBeLessThanOrEqualTo(65_536);
        server.Transcript.ShouldContain("\"description\": \"Do not apply: ");
        server.Transcript.ShouldContain("\"state\": \"failure\"");
        foreach (string secret in IncidentReportTests.Secrets()) server.Transcript.ShouldNotContain(secret, Case.Sensitive);
    }

    [Test]
    public async Task Says_the_verdict_and_counts_the_rest_when_the_whole_report_is_too_large()
    {
        using var server = new FakeForgejo(Diff);
        var (findings, report) = Incident();
        server.FailOnce("POST /api/v1/repos/acme/infra/pulls/7/reviews", 413);
        (await Post(server, findings with { Report = report })).ShouldBe(0);
        string body = (string)server.Reviews.ShouldHaveSingleItem()["body"]!;
        body.ShouldContain("### PlanLint: Do not apply");
        body.ShouldContain("Plan: 10 to add");
        body.ShouldContain(" more findings are not listed here.");
        body.Length.ShouldBeLessThan(6_000);
    }

    [Test]
    public async Task Shows_the_changes_of_a_plan_that_nothing_was_found_in()
    {
        using var server = new FakeForgejo(Diff);
        var report = ReviewReport.Read("<!-- planlint -->\n### PlanLint: As intended\n\n**Changes by cause**\n\n- update of a\n").ShouldNotBeNull();
        (await Post(server, Findings([]) with { Report = report })).ShouldBe(0);
        ((string)server.Reviews.ShouldHaveSingleItem()["body"]!).ShouldContain("update of a");
        using var quiet = new FakeForgejo(Diff);
        report = ReviewReport.Read("<!-- planlint -->\n### PlanLint: Nothing changes\n").ShouldNotBeNull();
        (await Post(quiet, Findings([]) with { Report = report })).ShouldBe(0);
        quiet.Reviews.ShouldBeEmpty();
    }

    [TestCase("")]
    [TestCase("# Readme\n")]
    [TestCase("<!-- planlint -->\n### PlanLint: All is well\n")]
    public void Takes_no_other_text_for_a_report(string text) => ReviewReport.Read(text).ShouldBeNull();

    /// <summary>The findings and the Markdown report of the incident, as a run writes them.</summary>
    private static (SarifFindings Findings, ReviewReport Report) Incident()
    {
        string sarif = IncidentReportTests.Write(new SarifReporter()), markdown = IncidentReportTests.Write(new MarkdownReporter());
        return (SarifFindings.Read(new StringReader(sarif), "x.sarif", new DiagnosticBag()).ShouldNotBeNull(), ReviewReport.Read(markdown).ShouldNotBeNull());
    }

    private static ImmutableArray<Diagnostic> Found()
    {
        var cnpg = SourceText.From("# The platform's shared PostgreSQL.\nresource \"kubernetes_manifest\" \"cnpg_cluster\" {\n}\n", "infra/cnpg.tf");
        var secrets = SourceText.From("labels = {}\n", "infra/secrets.tf");
        return
        [
            new Diagnostic(Create, Severity.Error, "kubernetes_manifest.cnpg_cluster will be created, but Cluster postgres/pal-e-postgres exists", SourceLocation.At(cnpg, new TextSpan(36, 10))) { Notes = [new("live", "made by kubectl, 49 days old")] },
            new Diagnostic(Label, Severity.Warning, "kubernetes_secret_v1.harbor_creds (8 instances) loses argocd.argoproj.io/instance", SourceLocation.At(secrets, new TextSpan(0, 6))),
            new Diagnostic(Label, Severity.Warning, "silenced", SourceLocation.At(cnpg, new TextSpan(0, 1))) { Suppression = new(SuppressionKind.InSource, "x", null) },
        ];
    }

    private static SarifFindings Findings(ImmutableArray<Diagnostic> found)
    {
        using var sarif = new StringWriter();
        new SarifReporter().Write(new LintReport("0.1.0", found.IsEmpty ? 0 : 1, [new RootReport("infra") { Findings = found }]), sarif, ReportOptions.Plain);
        return SarifFindings.Read(new StringReader(sarif.ToString()), "x.sarif", new DiagnosticBag()).ShouldNotBeNull();
    }

    private static async Task<int> Post(FakeForgejo server, SarifFindings findings, TextWriter? log = null)
    {
        using var client = new ForgejoClient(server.Address, FakeForgejo.Token, TimeSpan.FromSeconds(0.5), TimeSpan.FromMilliseconds(1));
        return await new ReviewPoster(client, Target, log ?? TextWriter.Null).Post(findings, default);
    }
}
