using SharpFuzz;

namespace PlanLint.Fuzz;

/// <summary>Makes the assemblies beside this one count their branches. They stay so until the next build.</summary>
internal static class Instrumentation
{
    private static readonly string[] Assemblies = ["PlanLint.Core.dll", "PlanLint.Rules.dll", "planlint.dll"];

    /// <summary>Changes the files; what was wrong, or null.</summary>
    public static string? Apply()
    {
        foreach (string name in Assemblies)
        {
            try
            {
                Fuzzer.Instrument(Path.Combine(AppContext.BaseDirectory, name), static _ => true, Options.Value);
            }
            catch (InstrumentationException exception)
            {
                return $"{name}: {exception.Message}";
            }
        }
        return null;
    }
}
