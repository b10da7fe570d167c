namespace PlanLint.Benchmarks.Reports;

/// <summary>What one run of a command took.</summary>
/// <param name="Cpu">Seconds of user and system, of the process and those it started.</param>
/// <param name="Wall">Seconds that passed.</param>
/// <param name="Peak">Largest resident memory, in megabytes.</param>
internal sealed record Measurement(double Cpu, double Wall, double Peak);
