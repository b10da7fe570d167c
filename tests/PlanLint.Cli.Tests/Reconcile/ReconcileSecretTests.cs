using Newtonsoft.Json.Linq;
using PlanLint.Processes;

namespace PlanLint.Cli.Tests.Reconcile;

/// <summary>What the journal, the document and the messages do not hold: values that a plan marks, and those of <c>-var</c>, declared sensitive or not.</summary>
internal sealed class ReconcileSecretTests
{
    private const string Masked = "Zq7Masked-kW31", Key = "Zq7Key-kW32", FirstVar = "Zq7Var-kW33", SecondVar = "Zq7Var-kW34";

    private static FakeRun Started(string first, string second, out int exit)
    {
        var run = new FakeRun();
        run.Tool.Bend = (address, entry) =>
        {
            if (address != "terraform_data.fresh") return;
            entry["change"]!["after"] = new JObject { ["input"] = "new", ["pw"] = Masked, ["m"] = new JObject { [Key] = "v" }, ["note"] = $"copy of {Masked}" };
            entry["change"]!["after_sensitive"] = new JObject { ["pw"] = true, ["m"] = true };
        };
        run.Write("variables.tf", "variable \"pw\" {}\n\nvariable \"token\" {}\n");
        exit = run.Run(r => r with { Tool = ToolCommand.ParseForReconcile(["terraform", "-var", $"pw={first}", $"-var=token={second}"], Path.GetDirectoryName(run.In("x"))!, out _)! });
        return run;
    }

    [Test]
    public void Neither_journal_nor_document_nor_messages_hold_a_secret()
    {
        using var run = Started(FirstVar, SecondVar, out _);
        run.Journal.ShouldContain("\"event\":\"finished\"", Case.Sensitive, run.Messages);
        run.Tool.Calls.ShouldContain(c => c.Contains($"-var pw={FirstVar} -var=token={SecondVar}", StringComparison.Ordinal));
        foreach (string secret in (string[])[Masked, Key, FirstVar, SecondVar])
            foreach (string told in (string[])[run.Journal, run.Document, run.Messages]) told.ShouldNotContain(secret);
    }

    [Test]
    public void The_hash_of_the_arguments_is_the_same_whatever_the_values()
    {
        using FakeRun one = Started(FirstVar, SecondVar, out _), other = Started("1234", "hunter2", out _);
        string Arguments(FakeRun run) => (string)JObject.Parse(run.Journal.Split('\n')[0]).Descendants().OfType<JProperty>().Single(p => p.Name == "arguments").Value!;
        Arguments(one).ShouldBe(Arguments(other));
    }

    [Test]
    public void A_command_that_failed_is_shown_without_values()
    {
        using var run = new FakeRun();
        run.Write("variables.tf", "variable \"pw\" {}\n\nvariable \"token\" {}\n");
        run.Tool.Before = call => call.StartsWith("plan", StringComparison.Ordinal) ? 1 : null;
        run.Run(r => r with { Tool = ToolCommand.ParseForReconcile(["terraform", "-var", $"pw={FirstVar}", "--var", $"token={SecondVar}"], Path.GetDirectoryName(run.In("x"))!, out _)! }).ShouldBe(2);
        run.Messages.ShouldContain("-var 'pw=…'");
        run.Messages.ShouldContain("--var 'token=…'");
        run.Messages.ShouldNotContain(FirstVar);
        run.Messages.ShouldNotContain(SecondVar);
    }
}
