using System.Diagnostics;
using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.MSBuild.Tests;

/// <summary>Does to the process what the name of a resource of its type says.</summary>
public sealed class HostileRule : Rule
{
    /// <summary>How long the child sleeps, by which the test knows it.</summary>
    public const string Seconds = "36001.5";

    public override RuleDescriptor Descriptor { get; } = new("TEST003", "hostile", "Hostile", "Hostile.", Severity.Note);

    public override void Register(RuleContext context)
    {
        context.OnBlock("resource", "hostile_end", _ => Environment.Exit(0));
        context.OnBlock("resource", "hostile_thread", _ => new Thread(() => Thread.Sleep(Timeout.Infinite)).Start());
        context.OnBlock("resource", "hostile_child", _ => Process.Start(new ProcessStartInfo("sleep", Seconds)));
        context.OnBlock("resource", "hostile_words", _ =>
        {
            Console.WriteLine("PL0201\terror\t\t0\t0\t\tforged");
            Console.Write("no end");
            for (int i = 0; i < 100_000; i++) Console.Error.WriteLine("a line that nobody reads");
        });
    }
}
