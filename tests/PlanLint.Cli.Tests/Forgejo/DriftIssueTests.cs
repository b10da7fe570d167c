using PlanLint.Cli.Forgejo;

namespace PlanLint.Cli.Tests.Forgejo;

/// <summary>One issue a root, kept up to date on a server that may fail.</summary>
public sealed class DriftIssueTests
{
    private const string Issues = "/api/v1/repos/acme/infra/issues";

    [Test]
    public async Task Opens_updates_and_closes_one_issue()
    {
        using var server = new FakeForgejo("");
        (await Write(server, "one", hasNew: true)).ShouldBe((null, "planlint: infra: opened an issue\n"));
        (await Write(server, "one", hasNew: true)).ShouldBe((null, "planlint: infra: the issue says it already\n"));
        (await Write(server, "two", hasNew: true)).ShouldBe((null, "planlint: infra: updated the issue\n"));
        (await Write(server, "none", hasNew: false)).ShouldBe((null, "planlint: infra: closed the issue\n"));
        (await Write(server, "none", hasNew: false)).ShouldBe((null, "planlint: infra: no new drift, and no issue is open\n"));
        var issue = server.Issues.ShouldHaveSingleItem();
        ((string)issue["state"]!).ShouldBe("closed");
        ((string)issue["title"]!).ShouldBe("Drift in infra");
    }

    [Test]
    public async Task Keeps_the_issues_of_roots_and_of_people_apart()
    {
        using var server = new FakeForgejo("") { PageSize = 2 };
        for (int i = 0; i < 5; i++) server.AddIssue($"remark {i} <!-- planlint-drift infra -->");
        await Write(server, "one", hasNew: true);
        await Write(server, "other", hasNew: true, root: "infra2");
        await Write(server, "two", hasNew: true);
        server.Issues.Count.ShouldBe(7);
        server.Issues.Count(i => ((string)i["body"]!).EndsWith("two", StringComparison.Ordinal)).ShouldBe(1);
    }

    [TestCase(401, "does not know the token")]
    [TestCase(403, "needs write access to the repository's issues")]
    [TestCase(404, "no such repository")]
    public async Task Says_what_a_refusal_means(int status, string words)
    {
        using var server = new FakeForgejo("");
        server.FailOnce($"GET {Issues}", status, "{\"message\":\"\\u001b[31mno\"}");
        var (problem, _) = await Write(server, "one", hasNew: true);
        problem!.ShouldContain(words);
        problem!.ShouldNotContain("\u001b");
        problem!.ShouldNotContain(FakeForgejo.Token);
        server.Issues.ShouldBeEmpty();
    }

    [Test]
    public async Task Waits_and_goes_on_after_429_and_500()
    {
        using var server = new FakeForgejo("");
        server.FailOnce($"POST {Issues}", 429, retryAfter: "0");
        server.FailOnce($"POST {Issues}", 502);
        (await Write(server, "one", hasNew: true)).Problem.ShouldBeNull();
        server.Issues.ShouldHaveSingleItem();
    }

    [TestCase(429, "slow down")]
    [TestCase(503, "failed 3 times (503)")]
    public async Task Gives_up_after_three_failures(int status, string words)
    {
        using var server = new FakeForgejo("");
        for (int i = 0; i < 3; i++) server.FailOnce($"POST {Issues}", status, retryAfter: "0");
        (await Write(server, "one", hasNew: true)).Problem!.ShouldContain(words);
    }

    [Test]
    public async Task Does_not_open_a_second_issue_when_the_answer_is_lost()
    {
        using var server = new FakeForgejo("");
        server.SwallowOnce($"POST {Issues}");
        (await Write(server, "one", hasNew: true)).Problem.ShouldBeNull();
        server.Issues.ShouldHaveSingleItem();
    }

    [Test]
    public async Task Reads_the_list_of_issues_once_for_many_roots()
    {
        using var server = new FakeForgejo("");
        using var client = new ForgejoClient(server.Address, FakeForgejo.Token, TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(1));
        using var log = new StringWriter();
        var issues = new DriftIssue(client, "acme/infra", log);
        foreach (string root in (string[])["a--b", "a-%2Db", "a -->", "a"]) (await issues.Write(root, root, hasNew: true, CancellationToken.None)).ShouldBeNull();
        server.Issues.Count.ShouldBe(4);
        server.Transcript.Split('\n').Count(l => l.StartsWith($"GET {Issues}", StringComparison.Ordinal)).ShouldBe(1);
        foreach (var issue in server.Issues) Comment((string)issue["body"]!).ShouldNotContain("--");
    }

    /// <summary>What stands in the comment that a text begins with.</summary>
    private static string Comment(string body) => body["<!--".Length..body.IndexOf("-->", StringComparison.Ordinal)];

    private static async Task<(string? Problem, string Log)> Write(FakeForgejo server, string text, bool hasNew, string root = "infra")
    {
        using var client = new ForgejoClient(server.Address, FakeForgejo.Token, TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(1)) { Access = "issues" };
        using var log = new StringWriter();
        string? problem = await new DriftIssue(client, "acme/infra", log).Write(root, text, hasNew, CancellationToken.None);
        return (problem, log.ToString());
    }
}
