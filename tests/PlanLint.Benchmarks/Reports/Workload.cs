namespace PlanLint.Benchmarks.Reports;

/// <summary>Something to check, in several sizes.</summary>
/// <param name="Name">What it is, for the table; the size stands before it.</param>
/// <param name="Sizes">How many of what it counts, growing; each is twice the one before where growth is to be seen.</param>
/// <param name="Write">Writes it into an empty folder.</param>
/// <param name="Arguments">What <c>planlint</c> is given, in that folder.</param>
/// <param name="Peers">Who else reads the same.</param>
internal sealed record Workload(string Name, int[] Sizes, Action<int, string> Write, string[] Arguments, IReadOnlyList<Peer> Peers);
