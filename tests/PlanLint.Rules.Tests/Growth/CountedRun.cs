using System.Reflection;
using System.Runtime.Loader;

namespace PlanLint.Rules.Tests.Growth;

/// <summary>Counting copies of PlanLint, its rules and these tests, loaded beside the ones that run.</summary>
internal sealed class CountedRun : IDisposable
{
    private static readonly string[] Counted = ["PlanLint.Core", "PlanLint.Rules", "PlanLint.Rules.Tests"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("planlint-growth-");
    private readonly Instrumentation instrumentation = new();
    private readonly Context context;
    private readonly MethodInfo run;
    private readonly long[] passes;

    public CountedRun()
    {
        string here = Path.GetDirectoryName(typeof(CountedRun).Assembly.Location)!;
        foreach (string name in Counted) instrumentation.Copy(Path.Combine(here, name + ".dll"), folder.FullName);
        File.Copy(Path.Combine(here, "PlanLint.Testing.dll"), Path.Combine(folder.FullName, "PlanLint.Testing.dll"));
        context = new Context(folder.FullName);
        var copy = context.LoadFromAssemblyName(typeof(CountedRun).Assembly.GetName());
        run = copy.GetType(typeof(GrowthSubject).FullName!)!.GetMethod(nameof(GrowthSubject.Run))!;
        passes = (long[])copy.GetType(typeof(WorkCounter).FullName!)!.GetField(nameof(WorkCounter.Passes))!.GetValue(null)!;
    }

    /// <summary>Places by number.</summary>
    public IReadOnlyList<string> Places => instrumentation.Places;

    /// <summary>How often each place was passed while the subject was run over its input of a size, and the kilobytes it allocated.</summary>
    public (long[] Passes, long Kilobytes) Count(string subject, int size)
    {
        Array.Clear(passes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            run.Invoke(null, [subject, size]);
        }
        catch (TargetInvocationException failure)
        {
            throw new InvalidOperationException($"{subject} x {size}: {failure.InnerException}", failure);
        }
        return (passes[..Places.Count], (GC.GetAllocatedBytesForCurrentThread() - before) / 1024);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private sealed class Context(string folder) : AssemblyLoadContext("counted")
    {
        protected override Assembly? Load(AssemblyName name) =>
            Path.Combine(folder, name.Name + ".dll") is var path && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
