using System.Diagnostics;
using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.MSBuild.Tests;

/// <summary>Takes its time over every resource. Projects under test name this assembly as one of rules.</summary>
public sealed class SlowRule : Rule
{
    /// <summary>For each block.</summary>
    public const int Milliseconds = 20;

    public override RuleDescriptor Descriptor { get; } = new("TEST001", "slow", "Slow", "Slow.", Severity.Note);

    public override void Register(RuleContext context) => context.OnBlock("resource", "slow_*", _ => Thread.Sleep(Milliseconds));
}

/// <summary>Throws at a resource of its type.</summary>
public sealed class ThrowingRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new("TEST002", "throwing", "Throwing", "Throwing.", Severity.Note);

    public override void Register(RuleContext context) => context.OnBlock("resource", "throwing_*", _ => throw new InvalidOperationException("hunter2"));
}

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
