using System.Text;

namespace PlanLint.Fuzz.Running;

/// <summary>One run of one input: what is chosen for it, what it gave, and what was seen on the way.</summary>
internal sealed class Execution
{
    private readonly Features features;
    private readonly ulong hash;

    /// <summary>A run of an input; its choices follow from the input alone, so that a stored input fails as it did.</summary>
    public Execution(string input, Features features, bool isThorough, int threads)
    {
        this.features = features;
        IsThorough = isThorough;
        Threads = threads;
        hash = 14695981039346656037;
        foreach (char c in input) hash = (hash ^ c) * 1099511628211;
        hash ^= hash >> 29;
    }

    /// <summary>True to check everything that else only some inputs are checked for.</summary>
    public bool IsThorough { get; }

    /// <summary>How many threads rules run on.</summary>
    public int Threads { get; }

    /// <summary>What was written: a second run must write the same.</summary>
    public StringBuilder Output { get; } = new();

    /// <summary>True for one input in so many, and in thorough runs.</summary>
    public bool Chooses(int oneIn) => IsThorough || hash / 7 % (ulong)oneIn == 0;

    /// <summary>One of some numbers, by the input.</summary>
    public int Choice(int count) => (int)(hash / 1009 % (ulong)count);

    /// <summary>Counts a thing that was seen; inputs with a new one are kept and mutated further.</summary>
    public void Saw(int feature) => features.Add(feature);

    /// <summary>Counts a message by its own words: what it quotes does not make it another.</summary>
    public void SawMessage(string rule, string message)
    {
        int code = 17;
        foreach (char c in rule) code = code * 31 + c;
        bool quoted = false;
        for (int i = 0; i < message.Length; i++)
        {
            char c = message[i];
            if (c is '\'' or '"' or '`') quoted = !quoted;
            else if (!quoted && c is >= 'a' and <= 'z') code = code * 31 + c;
        }
        features.Add(code);
    }

    /// <summary>Fails the input unless a condition holds.</summary>
    public static void Require(bool condition, string property, string detail = "")
    {
        if (!condition) throw new PropertyException(property, detail);
    }
}
