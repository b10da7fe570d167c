namespace PlanLint.Benchmarks.Plans;

internal static class PlanGenerator { public static void Write(int instances, Stream output) { } }
