/*
 * The yardstick of `twophase bench`: a replica-step of label-noise SGD on a core of (D + 1) x D with
 * fresh Gaussian inputs and label noise of two points, random numbers included, in C for the machine
 * it is compiled on. Prints the least nanoseconds of thread time in many short slices, and how far
 * the weights came from those of plain steps on the same samples.
 *
 * cc -O3 -march=native -ffp-contract=fast -fno-math-errno -DD=20 step.c -lm
 *
 * Method and polynomials are those of the product, written once more: blocks of four steps with one
 * walk over W, xoshiro256++, Box and Muller. A vector holds one number of each replica.
 */
#define _POSIX_C_SOURCE 199309L
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#ifndef D
#define D 20
#endif
#define N (D + 1)
#define WIDTH 1000
#define ETA (0.5 / WIDTH)
#define BLOCK 4
#if defined __AVX512F__
#define LANES 8
#elif defined __AVX2__
#define LANES 4
#else
#define LANES 2
#endif

typedef double real __attribute__((vector_size(8 * LANES)));
typedef uint64_t word __attribute__((vector_size(8 * LANES)));
typedef int64_t flag __attribute__((vector_size(8 * LANES)));

#define INLINE static inline __attribute__((always_inline))
#define EACH(i, n) _Pragma("GCC unroll 8") for (int i = 0; i < (n); i++)

static real w[N][D], a[N], truth[D], samples[2][D][BLOCK], noise[BLOCK];
static real hidden[N][BLOCK], factor[N][BLOCK];
static real (*past)[BLOCK] = samples[0], (*next)[BLOCK] = samples[1];
static word s0, s1, s2, s3;

INLINE word bits(void) {
  word sum = s0 + s3, out = (sum << 23 | sum >> 41) + s0, t = s1 << 17;
  s2 ^= s0, s3 ^= s1, s1 ^= s2, s0 ^= s3, s2 ^= t;
  s3 = s3 << 45 | s3 >> 19;
  return out;
}

/* From the constant's own coefficients, the highest power first. */
#define POLYNOMIAL(p, z, first, ...)                          \
  do {                                                        \
    static const double rest[] = {__VA_ARGS__};               \
    p = (real){} + (first);                                   \
    _Pragma("GCC unroll 8") for (unsigned j = 0; j < sizeof rest / 8; j++) p = p * z + rest[j]; \
  } while (0)

INLINE void pair(real *one, real *two) {
  word first = bits(), second = bits();
  real u = (real)(first >> 12 | 0x3ff0000000000000) - (1 - 0x1p-53);
  word exponent = ((word)u + ((64ULL << 52) - 0x3fe6a09e667f3bcd)) >> 52;
  real k = (real)(exponent | 0x4330000000000000) - (0x1p52 + 64);
  real f = (real)((word)u - ((exponent - 64) << 52)) - 1, s = f / (f + 2), z = s * s, r;
  POLYNOMIAL(r, z, 0.14750966781090125, 0.1531880876850147, 0.18183365792903383,
             0.22222202698327628, 0.28571428698266244, 0.3999999999963788, 0.6666666666666695);
  real log = k * 0.6931471805599453 + (k * 2.3190468138462996e-17 + (f - s * (f - r * z)));
  real radius = -2 * log;
  EACH(l, LANES) radius[l] = sqrt(radius[l]);
  real t = (real)((second & 0xfffffffffffff) | 0x3ff0000000000001) - 1.5, sine, cosine;
  z = t * t;
  POLYNOMIAL(sine, z, 5.634675066055545e-08, -3.5986493404666944e-06, 0.00016044115259842068,
             -0.004681754132616254, 0.07969262624606273, -0.645964097506245,
             6.123233995736766e-17);
  sine = t * 1.5707963267948966 + t * sine;
  POLYNOMIAL(cosine, z, -6.321892598078435e-09, 4.7106156588636624e-07, -2.520203699156824e-05,
             0.0009192602742250368, -0.020863480763315442, 0.2536695079010469,
             -1.2337005501361697, 1);
  word c = (word)cosine ^ ((second << 1) & 0x8000000000000000);
  word change = ((word)sine ^ c) & (word)((flag)second >> 63);
  *one = radius * (real)(c ^ change);
  *two = radius * (real)((word)sine ^ change);
}

static __attribute__((noinline)) void draw(void) {
  real *out = &next[0][0];
  for (int j = 0; j < D * BLOCK; j += 2) pair(out + j, out + j + 1);
  word signs = bits();
  EACH(t, BLOCK) noise[t] = (real)(((signs << t) & 0x8000000000000000) | 0x3ff0000000000000);
}

/* W += sum_s g_s x_s of the block before, then h_s = W x_s of the block to come; `rows` neurons. */
INLINE void walk(int i, const int rows) {
  real h[2][BLOCK] = {{{0}}}, g[2][BLOCK];
  EACH(r, rows) EACH(s, BLOCK) g[r][s] = factor[i + r][s];
  for (int k = 0; k < D; k++) {
    real u[2];
    EACH(r, rows) u[r] = w[i + r][k];
    EACH(s, BLOCK) EACH(r, rows) u[r] += g[r][s] * past[k][s];
    EACH(r, rows) w[i + r][k] = u[r];
    EACH(s, BLOCK) EACH(r, rows) h[r][s] += u[r] * next[k][s];
  }
  EACH(r, rows) EACH(s, BLOCK) hidden[i + r][s] = h[r][s];
}

static __attribute__((noinline)) void pass(void) {
  int i = 0;
  for (; LANES != 4 && i + 1 < N; i += 2) walk(i, 2);
  for (; i < N; i++) walk(i, 1);
}

/* Step t: moves a, and completes the hidden states and the residual of step t + 1. */
INLINE real step(const int t, real residual, real inner[BLOCK][BLOCK], real target) {
  real scale = -ETA * residual, sum[2] = {{0}, {0}};
  for (int i = 0; i < N; i++) {
    real g = scale * a[i];
    a[i] += scale * hidden[i][t];
    factor[i][t] = g;
    if (t + 1 < BLOCK) {
      real h = hidden[i][t + 1];
      EACH(s, t) h += factor[i][s] * inner[s][t + 1];
      h += g * inner[t][t + 1];
      hidden[i][t + 1] = h;
      real longer = sum[0] + a[i] * h;
      sum[0] = sum[1];
      sum[1] = longer;
    }
  }
  return sum[0] + sum[1] - target;
}

static __attribute__((noinline)) void steps(void) {
  real inner[BLOCK][BLOCK] = {{{0}}}, y[BLOCK], even = {0}, odd = {0};
  EACH(t, BLOCK) y[t] = noise[t];
  for (int k = 0; k < D; k++) {
    EACH(t, BLOCK) {
      y[t] += truth[k] * next[k][t];
      EACH(s, t) inner[s][t] += next[k][s] * next[k][t];
    }
  }
  for (int i = 0; i < N; i += 2) even += a[i] * hidden[i][0];
  for (int i = 1; i < N; i += 2) odd += a[i] * hidden[i][0];
  real residual = step(0, even + odd - y[0], inner, y[1]);
  residual = step(1, residual, inner, y[2]);
  residual = step(2, residual, inner, y[3]);
  step(3, residual, inner, y[3]);
  real (*done)[BLOCK] = next;
  next = past;
  past = done;
}

/* A start of the size that a core of that width has. */
static void start(void) {
  uint64_t x = 1;
  EACH(l, LANES) {
    uint64_t state[4];
    for (int j = 0; j < 4; j++) {
      uint64_t z = x += 0x9e3779b97f4a7c15;
      z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
      z = (z ^ z >> 27) * 0x94d049bb133111eb;
      state[j] = z ^ z >> 31;
    }
    s0[l] = state[0], s1[l] = state[1], s2[l] = state[2], s3[l] = state[3];
  }
  for (int i = 0; i < N; i++) {
    real unused;
    for (int k = 0; k < D; k++) {
      pair(&w[i][k], &unused);
      w[i][k] = (w[i][k] + (i == k ? sqrt(WIDTH) : 0)) / sqrt(WIDTH);
    }
    pair(&a[i], &unused);
    a[i] /= sqrt(WIDTH);
    EACH(t, BLOCK) factor[i][t] = (real){0};
  }
  for (int k = 0; k < D; k++) truth[k] = (real){0} + 0.1 / sqrt(D);
}

/* The largest difference of a lane's second layer from that of plain steps. */
static double difference(int lane) {
  static double v[N][D], b[N];
  start();
  for (int i = 0; i < N; i++) {
    b[i] = a[i][lane];
    for (int k = 0; k < D; k++) v[i][k] = w[i][k][lane];
  }
  for (int block = 0; block < 100; block++) {
    draw();
    for (int t = 0; t < BLOCK; t++) {
      double h[N], residual = -noise[t][lane];
      for (int k = 0; k < D; k++) residual -= truth[k][lane] * next[k][t][lane];
      for (int i = 0; i < N; i++) {
        h[i] = 0;
        for (int k = 0; k < D; k++) h[i] += v[i][k] * next[k][t][lane];
        residual += b[i] * h[i];
      }
      for (int i = 0; i < N; i++) {
        for (int k = 0; k < D; k++) v[i][k] -= ETA * residual * b[i] * next[k][t][lane];
        b[i] -= ETA * residual * h[i];
      }
    }
    pass();
    steps();
  }
  double most = 0;
  for (int i = 0; i < N; i++) most = fmax(most, fabs(b[i] - a[i][lane]));
  return most;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return 1e9 * time.tv_sec + time.tv_nsec;
}

int main(void) {
  double apart = fmax(difference(0), difference(LANES - 1)), best = INFINITY;
  int blocks = 1 + 1000000 / (BLOCK * LANES * (2 * N * D + 20 * N)) * 10;
  for (int slice = 0; slice < 300; slice++) {
    double from = now();
    for (int block = 0; block < blocks; block++) draw(), pass(), steps();
    best = fmin(best, (now() - from) / ((double)blocks * BLOCK * LANES));
    if (!(fabs(a[0][0]) < 1e3)) return 1;
  }
  printf("%.3f %.2e\n", best, apart);
  return 0;
}
