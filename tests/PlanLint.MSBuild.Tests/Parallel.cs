// A build mostly waits for one thread of its own; each fixture has folders of its own.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
