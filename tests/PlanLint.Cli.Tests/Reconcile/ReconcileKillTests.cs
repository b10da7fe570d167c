using System.Diagnostics;

namespace PlanLint.Cli.Tests.Reconcile;

/// <summary>Killed at any moment and resumed, a run ends in the state that an undisturbed one reaches. With the real terraform.</summary>
[Platform(Exclude = "Win", Reason = "kill -9")]
internal sealed class ReconcileKillTests
{
    /// <summary>Lines that the journal of the run has at its end.</summary>
    private const int Lines = 30;

    [SetUp]
    public void Needs_terraform()
    {
        if (!ReconcileRoot.HasTerraform) Assert.Ignore("terraform is not on PATH");
    }

    [Test]
    public void Three_batches_lead_to_a_zero_diff()
    {
        using var root = new ReconcileRoot();
        var result = root.Reconcile("--yes");
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Output.ShouldContain("# Reconciled: zero diff\n");
        result.Error.Split('\n').Count(l => l.EndsWith("is done and verified", StringComparison.Ordinal)).ShouldBe(3);
        root.Journal.Length.ShouldBe(Lines);
        ShouldBeDone(root);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void A_killed_run_is_resumed(int seed) => Kill(new Random(seed));

    /// <summary>Ten minutes of two cores, so only where it is asked for by name.</summary>
    [TestCase(1000), TestCase(1050), TestCase(1100), TestCase(1150), Explicit]
    public void Two_hundred_killed_runs_are_resumed(int first)
    {
        int kills = 0;
        for (int seed = first; seed < first + 50; seed++)
        {
            kills += Kill(new Random(seed));
            TestContext.Progress.WriteLine($"seed {seed}: {seed - first + 1} runs, killed {kills} times");
        }
    }

    /// <summary>Kills a run and what goes on with it, up to three times, then lets it end; how often it was killed.</summary>
    private static int Kill(Random random)
    {
        using var root = new ReconcileRoot();
        int kills = 0;
        for (int most = random.Next(1, 4); kills < most; kills++)
        {
            using var run = root.Start(Options(root));
            int line = root.Journal.Length + random.Next(0, Math.Max(1, Lines - root.Journal.Length));
            while (!run.HasExited && root.Journal.Length < line) Thread.Yield();
            // Somewhere between this line and the next.
            for (long end = Stopwatch.GetTimestamp() + random.Next(0, (int)(Stopwatch.Frequency / 5)); Stopwatch.GetTimestamp() < end;) Thread.Yield();
            // With what it started, or alone: then terraform goes on without it.
            if (run.HasExited) break;
            run.Kill(entireProcessTree: random.Next(2) == 0);
            run.WaitForExit();
        }
        for (int attempt = 0; attempt < 4; attempt++)
        {
            if (root.Journal.LastOrDefault()?.Contains("\"event\":\"finished\"", StringComparison.Ordinal) == true) break;
            var result = root.Reconcile(Options(root));
            // Cut off while it writes its state in place, terraform leaves none, or half of one.
            if (result.Error.Contains("terraform state push .planlint/state-last.tfstate", StringComparison.Ordinal)) root.PushLastState();
            if (attempt == 3) result.ExitCode.ShouldBe(0, result.Output + result.Error + string.Join('\n', root.Journal));
        }
        ShouldBeDone(root);
        return kills;
    }

    private static string[] Options(ReconcileRoot root) =>
        root.Journal.Any(l => l.Contains("\"event\":\"ready\"", StringComparison.Ordinal)) ? ["--yes", "--resume"] : ["--yes"];

    private static void ShouldBeDone(ReconcileRoot root)
    {
        root.State.ShouldBe(ReconcileRoot.Undisturbed, string.Join('\n', root.Journal));
        root.Terraform("plan", "-input=false", "-detailed-exitcode").ShouldBe(0);
        File.Exists(root.In("planlint-reconcile.tf")).ShouldBeFalse();
        Directory.GetFiles(root.In(".planlint"), "*.tfplan").ShouldBeEmpty();
    }
}
