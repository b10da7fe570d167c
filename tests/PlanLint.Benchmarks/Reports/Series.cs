namespace PlanLint.Benchmarks.Reports;

/// <summary>The runs of one command, round by round.</summary>
/// <param name="Name">What ran.</param>
/// <param name="Rounds">One measurement a round.</param>
internal sealed record Series(string Name, IReadOnlyList<Measurement> Rounds)
{
    /// <summary>Median CPU seconds.</summary>
    public double Cpu => Median([.. Rounds.Select(r => r.Cpu)]);

    /// <summary>Largest peak of all rounds.</summary>
    public double Peak => Rounds.Max(r => r.Peak);

    /// <summary>CPU of this for each second of another, taken round by round: median, least and most.</summary>
    public (double Median, double Least, double Most) RatioTo(Series other)
    {
        double[] ratios = [.. Rounds.Zip(other.Rounds, (own, others) => own.Cpu / Math.Max(others.Cpu, 0.001))];
        return (Median(ratios), ratios.Min(), ratios.Max());
    }

    private static double Median(double[] numbers)
    {
        Array.Sort(numbers);
        return (numbers[(numbers.Length - 1) / 2] + numbers[numbers.Length / 2]) / 2;
    }
}
